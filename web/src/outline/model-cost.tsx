import { Alert, Text } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Outline } from '../../../src/course/outline.ts';
import type { JobView } from '../api/queries.ts';
import { costInWords } from '../shared/wording.ts';

/** What a model is going to be asked once the outline is approved, and what that costs. */
export function ModelCost({ job, estimate }: { job: JobView; estimate: Outline['estimate'] }) {
  const { t, i18n } = useTranslation();
  if (job.generator !== 'llm') return null;
  const { model_calls: calls, input_tokens: input, output_tokens: output, cost_usd: cost } = estimate;
  const round = new Intl.NumberFormat(i18n.language, { notation: 'compact', maximumFractionDigits: 1 });
  const money = (usd: number) => costInWords(usd, i18n.language);
  const { max_cost_usd: limit } = job;
  const isOver = limit !== null && cost !== null && job.usage.cost_usd + cost > limit;
  return (
    <Alert color={isOver ? 'orange' : 'gray'} variant="light" icon={<IconCoins aria-hidden />}>
      <Text size="sm">
        {t('outline.model.asks', { count: calls, input: round.format(input), output: round.format(output) })}{' '}
        {cost === null ? t('outline.model.noPrice') : t('outline.model.cost', { cost: money(cost) })}
      </Text>
      {limit === null ? null : (
        <Text size="sm">
          {t(isOver ? 'outline.model.over' : 'outline.model.within', { limit: money(limit) })}
        </Text>
      )}
    </Alert>
  );
}
