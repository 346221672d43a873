import { describe, expect, it } from 'vitest';
import type { JobStep } from '../course/job.ts';
import { Job } from '../course/job.ts';
import { formatBar, openProgress } from './progress.ts';

const step = (change: Partial<JobStep>): JobStep => ({
  name: 'extract',
  status: 'processing',
  done: 0,
  total: 10,
  unit: 'page',
  started_at: null,
  completed_at: null,
  ...change,
});

const job = (steps: JobStep[]): Job =>
  Job.parse({
    job_id: '00000000-0000-4000-8000-000000000000',
    status: 'processing',
    created_at: '2026-01-01T00:00:00.000Z',
    started_at: null,
    completed_at: null,
    progress: 10,
    message: '',
    now: null,
    queue_position: null,
    eta_seconds: null,
    attempt: 1,
    steps,
    documents: [],
    result: null,
    problems: [],
    generator: 'extractive',
    estimate: null,
    max_cost_usd: null,
    usage: { model_calls: 0, input_tokens: 0, output_tokens: 0, cost_usd: 0 },
    error: null,
    code: null,
    hint: null,
  });

describe('the progress of a job on the command line', () => {
  it('is a bar as full as the step', () => {
    expect(formatBar(step({ done: 5 }))).toBe(`extract  [${'#'.repeat(15)}${'-'.repeat(15)}]  5/10 pages`);
    expect(formatBar(step({ total: 0, done: 0 }))).toBe(`extract  [${'-'.repeat(30)}]`);
    expect(formatBar(step({ status: 'completed', done: 1, total: 1 }))).toBe(
      `extract  [${'#'.repeat(30)}]  1/1 page`,
    );
  });

  it('redraws its bars on a terminal', () => {
    const written: string[] = [];
    const progress = openProgress({ isTTY: true, write: (text: string) => written.push(text) > 0 });
    progress.show(job([step({})]));
    progress.show(job([step({ done: 10 })]));
    expect(written[1]?.startsWith('\u001b[1A')).toBe(true);
  });

  it('is a plain line for each change elsewhere', () => {
    const written: string[] = [];
    const progress = openProgress({ write: (text: string) => written.push(text) > 0 });
    for (const done of [0, 4, 8]) progress.show(job([step({ done })]));
    progress.show(job([step({ status: 'completed', done: 10 })]));
    expect(written).toEqual(['extract: processing (0/10 pages)\n', 'extract: completed (10/10 pages)\n']);
  });
});
