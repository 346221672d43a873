import { Button, type ButtonProps, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, got } from '../api/client.ts';
import { Trouble } from '../app/trouble.tsx';

interface Acting extends ButtonProps {
  jobId: string;
  action: 'cancel' | 'retry';
  /** Of a retry: what the job may cost from now on, in USD. */
  maxCostUsd?: number;
  done: () => void;
}

/** A button that does something to a job, and tells when it could not. */
export function JobButton({ jobId, action, maxCostUsd, done, ...look }: Acting) {
  const act = useMutation({
    mutationFn: () => {
      const params = { path: { job_id: jobId } };
      return action === 'cancel'
        ? got(api.POST('/api/jobs/{job_id}/cancel', { params }))
        : got(
            api.POST('/api/jobs/{job_id}/retry', {
              params,
              body: maxCostUsd === undefined ? null : { max_cost_usd: maxCostUsd },
            }),
          );
    },
    onSettled: done,
  });
  return (
    <Stack gap="xs" align="flex-start">
      <Button {...look} loading={act.isPending} onClick={() => act.mutate()} />
      {act.isError ? <Trouble error={act.error} /> : null}
    </Stack>
  );
}
