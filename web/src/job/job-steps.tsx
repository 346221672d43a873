import { Loader, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircle, IconCircleCheckFilled, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../api/queries.ts';
import classes from './job.module.css';

type Step = JobView['steps'][number];

const UNITS = ['page', 'lesson', 'document'];

/** The steps from the files to the course, and how much of each is done. */
export function JobSteps({ job }: { job: JobView }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="steps">
      <Title order={2} size="h3" id="steps" mb="md">
        {t('job.steps')}
      </Title>
      <ol className={classes.steps}>
        {job.steps.map((step) => (
          <StepRow key={step.name} step={step} />
        ))}
      </ol>
    </section>
  );
}

function StepRow({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { name, status, done, total, unit } = step;
  // One of one tells nothing that the mark does not.
  const isCounted = total !== null && total > 1 && status !== 'pending';
  const kind = UNITS.includes(unit) ? unit : 'other';
  return (
    <li
      className={classes.step}
      data-status={status}
      aria-current={status === 'processing' ? 'step' : undefined}
    >
      <StepMark status={status} />
      <Text component="span">{t(`job.step.${name}`)}</Text>
      <Text component="span" size="sm" className={classes.quiet}>
        {isCounted ? t(`job.count.${kind}`, { done, total }) : t(`job.stepState.${status}`)}
      </Text>
    </li>
  );
}

function StepMark({ status }: { status: Step['status'] }) {
  switch (status) {
    case 'pending':
      return <IconCircle size={22} aria-hidden />;
    case 'processing':
      return <Loader size={22} aria-hidden />;
    case 'completed':
      return <IconCircleCheckFilled size={22} aria-hidden />;
    case 'failed':
      return <IconAlertTriangle size={22} aria-hidden />;
    case 'cancelled':
      return <IconCircleX size={22} aria-hidden />;
    default:
      return status satisfies never;
  }
}
