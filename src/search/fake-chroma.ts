import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { z } from 'zod';

/** A server that speaks as much of Chroma's protocol as is used, for tests that take it away and bring it back. */
export interface FakeChroma {
  url: string;
  /** Names of the collections that there are. */
  collections(): string[];
  /** How many vectors are in all of them. */
  vectors(): number;
  close(): Promise<void>;
}

/** What a server that is started again still has. */
export type FakeChromaData = Map<string, { id: string; vectors: Map<string, number[]> }>;

interface Options {
  port?: number;
  data?: FakeChromaData;
  /** As Chroma Cloud: the only tenant, database and key that are let in. */
  cloud?: { tenant: string; database: string; apiKey: string };
}

const Body = z.looseObject({
  name: z.string().optional(),
  ids: z.array(z.string()).optional(),
  embeddings: z.array(z.array(z.number())).optional(),
  query_embeddings: z.array(z.array(z.number())).optional(),
  n_results: z.number().optional(),
});
const PATH =
  /^\/api\/v2\/tenants\/([^/]+)\/databases\/([^/]+)\/collections(?:\/([^/]+))?(?:\/(upsert|query))?$/;

interface Answer {
  status: number;
  body: unknown;
}

const MISSING: Answer = { status: 404, body: { error: 'NotFoundError' } };

export async function startFakeChroma(options: Options = {}): Promise<FakeChroma> {
  const data: FakeChromaData = options.data ?? new Map();
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', () => {
      const [, tenant, database, name, verb] = PATH.exec(request.url ?? '') ?? [];
      const { cloud } = options;
      const isKnown = cloud === undefined || (tenant === cloud.tenant && database === cloud.database);
      const isLetIn = cloud === undefined || request.headers['x-chroma-token'] === cloud.apiKey;
      const asked = { method: request.method ?? '', name, verb, body: text === '' ? {} : JSON.parse(text) };
      const { status, body } = !isLetIn
        ? { status: 401, body: { error: 'Unauthorized' } }
        : isKnown
          ? answer(data, { ...asked, body: Body.parse(asked.body) })
          : MISSING;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    collections: () => [...data.keys()],
    vectors: () => data.values().reduce((sum, { vectors }) => sum + vectors.size, 0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Asked {
  method: string;
  name: string | undefined;
  verb: string | undefined;
  body: z.infer<typeof Body>;
}

function answer(data: FakeChromaData, { method, name, verb, body }: Asked): Answer {
  if (method === 'POST' && name === undefined) {
    const wanted = body.name ?? '';
    const kept = data.get(wanted) ?? { id: randomUUID(), vectors: new Map() };
    data.set(wanted, kept);
    return { status: 200, body: { id: kept.id, name: wanted } };
  }
  if (method === 'DELETE') return data.delete(name ?? '') ? { status: 200, body: {} } : MISSING;
  if (method === 'GET') {
    const found = data.get(name ?? '');
    return found === undefined ? MISSING : { status: 200, body: { id: found.id, name } };
  }
  const kept = data.values().find(({ id }) => id === name);
  if (kept === undefined) return MISSING;
  if (verb === 'query') return { status: 200, body: { ids: [nearest(kept.vectors, body)] } };
  body.ids?.forEach((id, index) => {
    kept.vectors.set(id, body.embeddings?.[index] ?? []);
  });
  return { status: 200, body: {} };
}

function nearest(vectors: ReadonlyMap<string, number[]>, body: z.infer<typeof Body>): string[] {
  const [query = []] = body.query_embeddings ?? [];
  return [...vectors]
    .map(([id, vector]) => ({ id, score: cosine(vector, query) }))
    .sort((one, other) => other.score - one.score)
    .slice(0, body.n_results ?? 10)
    .map(({ id }) => id);
}

function cosine(one: readonly number[], other: readonly number[]): number {
  const dot = one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
  return dot / (Math.hypot(...one) * Math.hypot(...other) || 1);
}
