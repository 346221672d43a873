import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { startFakeModel } from '../../src/fake/fake-model.ts';
import { describeLectern } from '../lectern.ts';
import { buildSampleBook } from '../sample-pdf.ts';

const Rules = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
});
const Dashboard = z.object({
  panels: z.array(
    z.looseObject({ id: z.int(), targets: z.array(z.object({ expr: z.string() })).default([]) }),
  ),
});

const rules = Rules.parse(parse(readFileSync('deploy/prometheus/alerts.yaml', 'utf8'))).groups.flatMap(
  (group) => group.rules,
);
const { panels } = Dashboard.parse(JSON.parse(readFileSync('deploy/grafana/lectern.json', 'utf8')));
const operating = readFileSync('docs/operating.md', 'utf8');

/** Names of metrics in a text; `up` is Prometheus's own. */
const metricsIn = (text: string): string[] =>
  text.match(/(?<![\w.])(?:lectern|http_request|nodejs|process)_[a-z0-9_]+/g) ?? [];

const baseOf = (name: string): string => name.replace(/_(?:bucket|count|sum)$/, '');

/** Names with their labels, of series as Prometheus is given them. */
function readSeries(text: string): Map<string, Set<string>> {
  const series = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of text.matchAll(/^([a-z]\w*)(?:\{(.*)\})? \S+$/gm)) {
    const known = series.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label);
    series.set(name, known);
  }
  return series;
}

describeLectern('what is watched of Lectern', (open) => {
  it('names only metrics and labels that /metrics really gives', async () => {
    const model = await startFakeModel();
    const running = await open({
      LLM_MODEL: 'compatible:fake',
      LLM_BASE_URL: model.url,
      LLM_PRICES: 'compatible:fake=1/0.1/4',
      CONCURRENT_JOBS: '1',
    });
    await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }], { generator: 'llm' });
    await running.lectern.store.db.execute(
      `update job set status = 'pending' where job_id = (select job_id from job limit 1)`,
    );
    const series = readSeries(await (await running.get('/metrics')).text());
    await running.lectern.store.db.execute(`update job set status = 'completed'`);
    await model.close();
    const expressions = [...rules, ...panels.flatMap(({ targets }) => targets)].map(({ expr }) => expr);
    const named = [...expressions, operating].flatMap(metricsIn);
    expect(new Set(named).size).toBeGreaterThan(15);
    // A histogram is named by its own name in words, and by those of its series in expressions.
    const given = new Set([...series.keys()].flatMap((name) => [name, baseOf(name)]));
    expect(named.filter((name) => !given.has(name))).toEqual([]);
    // Prometheus itself adds the name of what it scrapes.
    for (const [, name = '', labels = ''] of expressions.join('\n').matchAll(/(\w+)\{([^}]*)\}/g))
      for (const [, label = ''] of labels.matchAll(/(\w+)(?:=~|!~|!=|=)"/g))
        if (label !== 'job' && name !== 'up') expect(series.get(name), name).toContain(label);
    // Nothing that is told is left to be found by chance.
    const told = [...series.keys()].filter((name) => name.startsWith('lectern_'));
    const shown = new Set(named.map(baseOf));
    expect(told.filter((name) => !shown.has(baseOf(name)))).toEqual([]);
  });
});

it('tells what to do at each alert, and of no alert that is not there', () => {
  const sections = [...operating.matchAll(/^### (Lectern\w+)$/gm)].map(([, name]) => name);
  expect(sections.toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
});

it('shows each panel once', () => {
  const ids = panels.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
