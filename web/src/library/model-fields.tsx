import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type ModelsView, queries } from '../api/queries.ts';
import { costInWords } from '../shared/wording.ts';
import classes from './library.module.css';
import { uploads } from './upload-store.ts';

/** Who writes the course, and what that may cost; nothing where there is no choice. */
export function ModelFields() {
  const { t } = useTranslation();
  const { data: models } = useQuery(queries.models());
  const { options } = useSyncExternalStore(uploads.subscribe, uploads.read);
  const hasModels = (models?.models.length ?? 0) > 0;
  useEffect(() => {
    // Who has set up a model wants it to be used; nobody has said otherwise yet.
    if (hasModels && options.generator === undefined) uploads.choose({ generator: 'llm' });
  }, [hasModels, options.generator]);
  if (models === undefined || !hasModels) return null;
  const writers = models.models.filter(({ uses }) => uses.includes('lessons')).map(({ name }) => name);
  return (
    <Stack gap="md">
      <Radio.Group
        label={t('library.field.generator')}
        value={options.generator ?? ''}
        onChange={(generator) => {
          if (generator === 'llm' || generator === 'extractive') uploads.choose({ generator });
        }}
      >
        <Stack gap="sm" mt="xs">
          <Radio
            value="llm"
            label={t('library.field.byModel')}
            description={t('library.field.byModelHint', { models: writers.join(', ') })}
          />
          <Radio
            value="extractive"
            label={t('library.field.bySource')}
            description={t('library.field.bySourceHint')}
          />
        </Stack>
      </Radio.Group>
      {options.generator === 'llm' ? <CostLimit models={models} maxCost={options.maxCost} /> : null}
    </Stack>
  );
}

function CostLimit({ models, maxCost }: { models: ModelsView; maxCost: string }) {
  const { t, i18n } = useTranslation();
  const unpriced = models.models.filter(({ price }) => price === null).map(({ name }) => name);
  if (unpriced.length > 0)
    return (
      <Text size="sm" className={classes.quiet}>
        {t('library.field.noPrice', { models: unpriced.join(', ') })}
      </Text>
    );
  const { max_cost_usd: most, max_cost_usd_per_owner_month: month, spent_this_month_usd: spent } = models;
  const money = (usd: number) => costInWords(usd, i18n.language);
  const hint =
    most === null ? t('library.field.costHint') : t('library.field.costMost', { most: money(most) });
  return (
    <Stack gap={4}>
      <TextInput
        className={classes.cost}
        label={t('library.field.cost')}
        description={hint}
        type="number"
        inputMode="decimal"
        min={0}
        step="any"
        {...(most === null ? {} : { max: most, placeholder: String(most) })}
        value={maxCost}
        onChange={({ currentTarget }) => uploads.choose({ maxCost: currentTarget.value })}
      />
      {month === null ? null : (
        <Text size="sm" className={classes.quiet}>
          {t('library.field.month', { spent: money(spent), month: money(month) })}
        </Text>
      )}
    </Stack>
  );
}
