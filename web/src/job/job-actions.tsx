import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconLink, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../api/queries.ts';
import { JobButton } from './job-button.tsx';
import { isOver } from './use-job.ts';

/** Sharing and cancelling. */
export function JobActions({ job, refresh }: { job: JobView; refresh: () => void }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const stop = () => {
    setAsking(false);
    refresh();
  };
  return (
    <Group>
      <Share />
      {isOver(job) ? null : (
        <Button
          variant="default"
          leftSection={<IconX size={18} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('job.cancel')}
        </Button>
      )}
      <Modal
        opened={isAsking && !isOver(job)}
        onClose={() => setAsking(false)}
        title={t('job.cancelAsk')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Stack>
          <Text>{t('job.cancelText')}</Text>
          <Group justify="flex-end" align="flex-start">
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('job.cancelNo')}
            </Button>
            <JobButton jobId={job.job_id} action="cancel" color="red" done={stop}>
              {t('job.cancel')}
            </JobButton>
          </Group>
        </Stack>
      </Modal>
    </Group>
  );
}

function Share() {
  const { t } = useTranslation();
  const link = `${window.location.origin}${window.location.pathname}`;
  // Browsers let pages write to the clipboard over HTTPS and on one's own machine only.
  if (!window.isSecureContext) return <TextInput readOnly aria-label={t('job.shareByHand')} value={link} />;
  return (
    <CopyButton value={link}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconLink size={18} aria-hidden />}
          onClick={copy}
        >
          <span role="status">{copied ? t('job.shared') : t('job.share')}</span>
        </Button>
      )}
    </CopyButton>
  );
}
