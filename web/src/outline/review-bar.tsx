import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconPencilCheck, IconRestore } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outline } from '../../../src/course/outline.ts';
import { api, got } from '../api/client.ts';
import type { JobView } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { timeInWords } from '../shared/wording.ts';
import { countLessons } from './draft.ts';
import { EditableTitle } from './editable-title.tsx';
import { ModelCost } from './model-cost.tsx';
import classes from './outline.module.css';
import type { OutlineStore } from './outline-store.ts';
import type { Change } from './review.tsx';

interface Bar {
  job: JobView;
  store: OutlineStore;
  leftOut: Outline['left_out'];
  language: string;
  change: Change;
}

/** The course as a whole: its title, how much it is, and what can be done with all of it. */
export function ReviewBar({ job, store, leftOut, language, change }: Bar) {
  const { t, i18n } = useTranslation();
  const { draft, estimate, canUndo } = useSyncExternalStore(store.subscribe, store.read);
  const lessons = draft.modules.flatMap((module) => module.lessons);
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const notTaught = leftOut.reduce(
    (sum, { pages, reason }) => (reason === 'dropped' ? sum : sum + pages.length),
    0,
  );
  const facts = [
    t('outline.modules', { count: draft.modules.length }),
    t('unit.lessons', { count: countLessons(draft) }),
    t('outline.reading', { time: timeInWords(minutes * 60, i18n.language) }),
    t('outline.estimate', { time: timeInWords(estimate.seconds, i18n.language) }),
    notTaught === 0 ? undefined : t('outline.leftOut', { count: notTaught }),
  ].filter((fact) => fact !== undefined);
  return (
    <Stack gap="sm">
      <Text>{t('outline.lead')}</Text>
      <EditableTitle
        id="course"
        level={2}
        title={draft.title}
        language={language}
        save={(title) => change({ ...draft, title }, t('outline.told.renamed', { title }), 'course-title')}
      />
      <Text className={classes.quiet}>{facts.join(' · ')}</Text>
      <ModelCost job={job} estimate={estimate} />
      <Group justify="space-between">
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            aria-disabled={!canUndo}
            data-disabled={!canUndo}
            onClick={() => {
              if (!canUndo) return;
              store.undo();
              change(undefined, t('outline.told.undone'));
            }}
          >
            {t('action.undo')}
          </Button>
          <StartOver store={store} />
        </Group>
        <Group gap="md">
          <Saved store={store} />
          <Approve job={job} store={store} />
        </Group>
      </Group>
      <SaveTrouble store={store} />
    </Stack>
  );
}

function Saved({ store }: { store: OutlineStore }) {
  const { t } = useTranslation();
  const { saving } = useSyncExternalStore(store.subscribe, store.read);
  return (
    <Text size="sm" className={classes.quiet} data-saving={saving}>
      {t(`outline.saving.${saving}`)}
    </Text>
  );
}

/** What the server would not take, or that it is away; what is on the page stays. */
function SaveTrouble({ store }: { store: OutlineStore }) {
  const { t } = useTranslation();
  const { saving, error } = useSyncExternalStore(store.subscribe, store.read);
  const reload = useMutation({ mutationFn: () => store.reload() });
  if (saving !== 'failed') return null;
  return (
    <Stack gap="xs" align="flex-start">
      <Trouble error={error} again={() => store.save()} />
      <Button variant="default" loading={reload.isPending} onClick={() => reload.mutate()}>
        {t('outline.reload')}
      </Button>
    </Stack>
  );
}

function StartOver({ store }: { store: OutlineStore }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const restart = useMutation({ mutationFn: () => store.restart(), onSuccess: () => setAsking(false) });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRestore size={18} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('outline.startOver')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('outline.startOverAsk')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Stack>
          <Text>{t('outline.startOverText')}</Text>
          {restart.isError ? <Trouble error={restart.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('action.cancel')}
            </Button>
            <Button color="red" loading={restart.isPending} onClick={() => restart.mutate()}>
              {t('outline.startOver')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function Approve({ job, store }: { job: JobView; store: OutlineStore }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const jobId = job.job_id;
  const approve = useMutation({
    mutationFn: async () => {
      // What is on the page is what is made: nothing may be left unsaved.
      if (!(await store.settle())) return false;
      const view = await got(api.POST('/api/jobs/{job_id}/approve', { params: { path: { job_id: jobId } } }));
      client.setQueryData(['job', jobId], view);
      await client.invalidateQueries({ queryKey: ['jobs'] });
      return true;
    },
    onSuccess: (isApproved) => {
      if (isApproved) void navigate({ to: '/jobs/$jobId', params: { jobId } });
    },
  });
  return (
    <Stack gap="xs">
      <Button
        size="md"
        leftSection={<IconPencilCheck size={20} aria-hidden />}
        loading={approve.isPending}
        onClick={() => approve.mutate()}
      >
        {t('outline.approve')}
      </Button>
      {approve.isError ? <Trouble error={approve.error} /> : null}
    </Stack>
  );
}
