import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { findFreePort } from '../src/base/test-port.ts';
import { startFakeModel } from '../src/fake/fake-model.ts';
import { toForm } from './lectern.ts';
import { buildSampleBook } from './sample-pdf.ts';
import { startServer } from './server-process.ts';

const Value = z.object({
  stringValue: z.string().optional(),
  intValue: z.union([z.string(), z.number()]).optional(),
});
const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(z.object({ key: z.string(), value: Value })),
});
type Span = z.infer<typeof Span>;
const Batch = z.object({
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(Span) })) })),
});

/** What a collector of OpenTelemetry is sent, over HTTP. */
async function startCollector() {
  const bodies: string[] = [];
  const keys = new Set<unknown>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    keys.add(`${request.url} ${request.headers['x-key']}`);
    bodies.push(Buffer.concat(chunks).toString());
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    bodies,
    keys,
    close: () => server.close(),
    spans: () =>
      bodies.flatMap((body) =>
        Batch.parse(JSON.parse(body)).resourceSpans.flatMap(({ scopeSpans }) =>
          scopeSpans.flatMap(({ spans }) => spans),
        ),
      ),
  };
}

const attributeOf = (span: Span | undefined, key: string): string | undefined =>
  span?.attributes.find((attribute) => attribute.key === key)?.value.stringValue;

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-traces-'));
  folders.push(folder);
  return folder;
}

const SECRET = 'a-secret-of-some-length';
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';

it('follows an upload into its job, steps and calls to models, and names the job in each log line', async () => {
  const collector = await startCollector();
  const model = await startFakeModel({ key: SECRET, faultShare: 0.2, kinds: ['server_error'], seed: 3 });
  const server = await startServer({
    DATA_DIR: await newFolder(),
    API_TOKEN: SECRET,
    LLM_MODEL: 'compatible:fake',
    LLM_BASE_URL: model.url,
    LLM_API_KEY: SECRET,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: `x-key=${SECRET}`,
  });
  const headers = { authorization: `Bearer ${SECRET}` };
  const answer = await fetch(`${server.url}/api/upload-pdfs`, {
    method: 'POST',
    body: toForm([{ name: 'book.pdf', bytes: buildSampleBook() }], { generator: 'llm' }),
    headers: { ...headers, traceparent: `00-${TRACE}-${CALLER}-01` },
  });
  const { job_id } = z.object({ job_id: z.string() }).parse(await answer.json());
  await (await fetch(`${server.url}/api/jobs/${job_id}/events`, { headers })).text();
  expect(await server.kill('SIGTERM')).toBe(0);
  const all = collector.spans();
  const spans = all.filter(({ traceId }) => traceId === TRACE);
  const upload = spans.find(({ name }) => name === 'POST /api/upload-pdfs');
  const job = spans.find(({ name }) => name === 'job');
  const step = (name: string) => spans.find((span) => span.name === `step ${name}`);
  expect(upload?.parentSpanId).toBe(CALLER);
  expect(job?.parentSpanId).toBe(upload?.spanId);
  for (const name of ['extract', 'outline', 'lessons', 'quizzes', 'index', 'publish'])
    expect(step(name)?.parentSpanId, name).toBe(job?.spanId);
  const calls = spans.filter(({ name }) => name === 'model lesson');
  expect(calls.length).toBeGreaterThan(0);
  for (const call of calls) expect(call.parentSpanId).toBe(step('lessons')?.spanId);
  for (const span of spans.filter(({ name }) => /^(job|step|model)/.test(name)))
    expect(attributeOf(span, 'lectern.job_id'), span.name).toBe(job_id);
  expect(attributeOf(job, 'lectern.outcome')).toBe('completed');
  // Whoever follows the job is another trace.
  expect(all.find(({ name }) => name === 'GET /api/jobs/:job_id/events')?.traceId).not.toBe(TRACE);
  expect(collector.keys).toEqual(new Set([`/v1/traces ${SECRET}`]));
  const lines = server
    .log()
    .trim()
    .split('\n')
    .map((line) => z.looseObject({ event: z.string().optional() }).parse(JSON.parse(line)));
  const ofJob = lines.filter(({ event }) => event?.startsWith('job_') || event === 'model_call_failed');
  expect(ofJob.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['job_started', 'model_call_failed', 'job_completed']),
  );
  for (const line of ofJob) expect(line).toMatchObject({ jobId: job_id, traceId: TRACE });
  expect(collector.bodies.join('')).not.toContain(SECRET);
  expect(server.log()).not.toContain(SECRET);
  collector.close();
  await model.close();
});

it('is neither loaded nor missed without a collector, and one that is away harms nothing', async () => {
  const server = await startServer({
    DATA_DIR: await newFolder(),
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await findFreePort()}`,
  });
  const answer = await fetch(`${server.url}/api/upload-pdfs-sync`, {
    method: 'POST',
    body: toForm([{ name: 'book.pdf', bytes: buildSampleBook() }]),
  });
  expect(answer.status).toBe(200);
  expect(await server.kill('SIGTERM')).toBe(0);
});
