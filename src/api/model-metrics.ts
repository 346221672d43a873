import { Counter, type Registry } from 'prom-client';
import type { Usage, UsageRow } from '../course/model-info.ts';
import { listUsage } from '../store/model-usage.ts';
import type { Store } from '../store/store.ts';

interface Metric {
  name: string;
  help: string;
  label?: string;
  /** By the value of `label`. */
  read: (row: UsageRow) => Record<string, number>;
}

const METRICS: readonly Metric[] = [
  {
    name: 'lectern_model_calls_total',
    help: 'Calls to models',
    label: 'outcome',
    read: ({ model_calls, failed_calls }) => ({
      answered: model_calls - failed_calls,
      failed: failed_calls,
    }),
  },
  {
    name: 'lectern_model_tokens_total',
    help: 'Tokens of calls to models; cached ones are a part of the input',
    label: 'kind',
    read: ({ input_tokens: input, cached_tokens: cached, output_tokens: output }) => ({
      input,
      cached,
      output,
    }),
  },
  {
    name: 'lectern_model_cost_usd_total',
    help: 'What calls to models have cost, as far as prices are known',
    read: ({ cost_usd }) => ({ '': cost_usd }),
  },
];

/** What models were asked by all processes since the database is there; each process tells the same. */
export function addModelMetrics(register: Registry, { db }: Pick<Store, 'db'>): void {
  let asked: Promise<Usage> | undefined;
  // All of them are collected at the same time.
  const ask = (): Promise<Usage> => {
    asked ??= listUsage(db, 'model').finally(() => {
      asked = undefined;
    });
    return asked;
  };
  for (const { name, help, label, read } of METRICS)
    new Counter({
      name,
      help,
      labelNames: label === undefined ? ['model'] : ['model', label],
      registers: [register],
      async collect() {
        const { rows } = await ask();
        this.reset();
        for (const row of rows)
          for (const [value, count] of Object.entries(read(row)))
            this.inc({ model: row.key, ...(label === undefined ? {} : { [label]: value }) }, count);
      },
    });
}
