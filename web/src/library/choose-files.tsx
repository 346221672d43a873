import { Button, type ButtonProps } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { uploads } from './upload-store.ts';

/** The button that opens the device's own choice of files. */
export function ChooseFiles({ label, ...look }: ButtonProps & { label?: string }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="application/pdf,.pdf"
        data-testid="files"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file may be chosen again after it was removed.
          currentTarget.value = '';
          void uploads.add(files);
        }}
      />
      <Button
        leftSection={<IconPlus size={18} aria-hidden />}
        {...look}
        onClick={() => input.current?.click()}
      >
        {label ?? t('library.choose')}
      </Button>
    </>
  );
}
