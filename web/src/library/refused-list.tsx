import { Alert, Text } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeInWords } from '../shared/wording.ts';
import { MAX_BYTES, MAX_FILES } from './check-file.ts';
import classes from './library.module.css';
import { uploads } from './upload-store.ts';

/** Files that cannot be taken, each with its name and the reason; nothing of them was sent. */
export function RefusedList() {
  const { t, i18n } = useTranslation();
  const { refused } = useSyncExternalStore(uploads.subscribe, uploads.read);
  if (refused.length === 0) return null;
  return (
    <Alert
      role="alert"
      color="orange"
      icon={<IconFileAlert aria-hidden />}
      title={t('library.refused', { count: refused.length })}
      withCloseButton
      closeButtonLabel={t('action.close')}
      onClose={() => uploads.forgetRefused()}
    >
      <ul className={classes.list}>
        {refused.map(({ id, name, bytes, fault }) => (
          <li key={id}>
            <Text size="sm">
              <bdi>
                <b>{name}</b>
              </bdi>
              {' – '}
              {t(`library.fault.${fault}`, {
                size: sizeInWords(bytes, i18n.language),
                limit: sizeInWords(MAX_BYTES, i18n.language),
                files: MAX_FILES,
              })}
            </Text>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
