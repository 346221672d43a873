import { Button, Group, Stack, Title } from '@mantine/core';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseFiles } from './choose-files.tsx';
import { ChosenList } from './chosen-list.tsx';
import classes from './library.module.css';
import { RefusedList } from './refused-list.tsx';
import { UploadFields } from './upload-fields.tsx';
import { UploadStatus } from './upload-status.tsx';
import { uploads } from './upload-store.ts';

/** What is about to be uploaded, in which order and how; then how far it is. */
export function UploadPanel() {
  const { t } = useTranslation();
  const { files, phase } = useSyncExternalStore(uploads.subscribe, uploads.read);
  const isSending = phase.kind === 'sending' || phase.kind === 'lost';
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (!isSending) return;
    // What is being sent would be lost with the page.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isSending]);
  return (
    <section className={classes.panel} aria-labelledby="new-course">
      <Stack gap="lg">
        <Title order={2} size="h3" id="new-course" ref={heading} tabIndex={-1}>
          {t('library.newCourse')}
        </Title>
        <RefusedList />
        {files.length === 0 ? null : <ChosenList />}
        {files.length === 0 || isSending ? null : <UploadFields />}
        <UploadStatus />
        {isSending ? null : (
          <Group justify="space-between">
            <Group>
              {files.length === 0 ? null : (
                <Button size="md" onClick={() => void uploads.send()}>
                  {t('library.make')}
                </Button>
              )}
              <ChooseFiles
                size="md"
                variant={files.length === 0 ? 'filled' : 'default'}
                label={files.length === 0 ? t('library.chooseOthers') : t('library.addMore')}
              />
            </Group>
            <Button size="md" variant="subtle" onClick={() => uploads.clear()}>
              {t('action.cancel')}
            </Button>
          </Group>
        )}
      </Stack>
    </section>
  );
}
