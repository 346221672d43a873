import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './library.module.css';
import { ModelFields } from './model-fields.tsx';
import { uploads } from './upload-store.ts';

const LANGUAGES =
  'ar bn cs da de el en es fa fi fr he hi hu id it ja ko nl no pl pt ro ru sv ta th tr uk ur vi zh';
const LONGEST_TITLE = 300;

/** Each language by its name in the language of the interface, in the order of that. */
function listLanguages(spoken: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(spoken, { type: 'language' });
  return LANGUAGES.split(' ')
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((left, right) => left.label.localeCompare(right.label, spoken));
}

/** Title, language, who writes it and whether the outline is looked at first. */
export function UploadFields() {
  const { t, i18n } = useTranslation();
  const { options } = useSyncExternalStore(uploads.subscribe, uploads.read);
  return (
    <>
      <div className={classes.options}>
        <TextInput
          label={t('library.field.title')}
          description={t('library.field.titleHint')}
          maxLength={LONGEST_TITLE}
          dir="auto"
          value={options.title}
          onChange={({ currentTarget }) => uploads.choose({ title: currentTarget.value })}
        />
        <NativeSelect
          label={t('library.field.language')}
          description={t('library.field.languageHint')}
          value={options.language}
          onChange={({ currentTarget }) => uploads.choose({ language: currentTarget.value })}
          data={[{ value: '', label: t('library.field.languageFound') }, ...listLanguages(i18n.language)]}
        />
      </div>
      <ModelFields />
      <Switch
        label={t('library.field.review')}
        description={t('library.field.reviewHint')}
        checked={options.review}
        onChange={({ currentTarget }) => uploads.choose({ review: currentTarget.checked })}
      />
    </>
  );
}
