import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../api/queries.ts';
import { costInWords } from '../shared/wording.ts';
import classes from './job.module.css';

/** What models were asked for this course so far, beside what was expected. */
export function JobModel({ job }: { job: JobView }) {
  const { t, i18n } = useTranslation();
  const { estimate, usage, max_cost_usd: limit, generator } = job;
  if (generator !== 'llm') return null;
  const count = new Intl.NumberFormat(i18n.language);
  const round = new Intl.NumberFormat(i18n.language, { notation: 'compact', maximumFractionDigits: 1 });
  const money = (usd: number) => costInWords(usd, i18n.language);
  const facts = [
    {
      name: t('job.model.calls'),
      now: count.format(usage.model_calls),
      expected: estimate === null ? undefined : count.format(estimate.model_calls),
    },
    {
      name: t('job.model.input'),
      now: round.format(usage.input_tokens),
      expected: estimate === null ? undefined : round.format(estimate.input_tokens),
    },
    {
      name: t('job.model.output'),
      now: round.format(usage.output_tokens),
      expected: estimate === null ? undefined : round.format(estimate.output_tokens),
    },
    {
      name: t('job.model.cost'),
      now: money(usage.cost_usd),
      expected: estimate === null || estimate.cost_usd === null ? undefined : money(estimate.cost_usd),
    },
  ];
  return (
    <section aria-labelledby="model">
      <Title order={2} size="h3" id="model" mb="md">
        {t('job.model.title')}
      </Title>
      <dl className={classes.facts}>
        {facts.map(({ name, now, expected }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {now}
              {expected === undefined ? null : (
                <Text component="span" size="sm" className={classes.quiet}>
                  {' '}
                  {t('job.model.expected', { expected })}
                </Text>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {limit === null ? null : (
        <Text size="sm" className={classes.quiet} mt="xs">
          {t('job.model.limit', { limit: money(limit) })}
        </Text>
      )}
    </section>
  );
}
