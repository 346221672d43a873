import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import type { PassagePlace } from './passages.ts';
import type { VectorPlace, VectorStore } from './vector-store.ts';

/** A server of Chroma, one's own or Chroma Cloud. */
export interface ChromaAddress {
  url: string;
  tenant: string;
  database: string;
  /** Chroma Cloud's key. */
  apiKey?: string | undefined;
}

const Collection = z.object({ id: z.string() });
const Nearest = z.object({ ids: z.array(z.array(z.string())) });

const MOST_SILENT_MS = 30_000;

/**
 * Vectors in Chroma, a collection for each course: what is asked of one course cannot find what is in another.
 *
 * Its protocol, version 2, is spoken here without Chroma's own client: docs/decisions/0004 says why.
 */
export function openChroma(address: ChromaAddress): VectorStore {
  const ask = askerOf(address);
  const ids = new Map<string, string>();
  const findId = async (place: string, signal: AbortSignal): Promise<string | undefined> => {
    const known = ids.get(place);
    if (known !== undefined) return known;
    const found = await ask('GET', `/${place}`, undefined, signal);
    return found === undefined ? undefined : keep(place, found);
  };
  const keep = (place: string, found: unknown): string => {
    const { id } = Collection.parse(found);
    if (ids.size > 10_000) ids.clear();
    ids.set(place, id);
    return id;
  };
  const ensureId = async ({ place, courseId }: VectorPlace, signal: AbortSignal): Promise<string> => {
    const wanted = {
      name: place,
      get_or_create: true,
      configuration: { hnsw: { space: 'cosine' } },
      metadata: { lectern_course: courseId },
    };
    const known = ids.get(place);
    if (known !== undefined) return known;
    const made = await ask('POST', '', wanted, signal);
    if (made !== undefined) return keep(place, made);
    throw new Failure(
      'vectors_unavailable',
      `Chroma has no database ${address.tenant}/${address.database}: see CHROMA_TENANT and CHROMA_DATABASE.`,
    );
  };
  return {
    name: `chroma ${new URL(address.url).host} ${address.tenant}/${address.database}`,
    isTable: false,
    isOutside: true,
    async save(place, vectors, signal) {
      const embeddings = vectors.map(({ vector }) => Array.from(vector));
      const records = { ids: vectors.map(idOf), embeddings };
      const saved = await ask('POST', `/${await ensureId(place, signal)}/upsert`, records, signal);
      if (saved !== undefined) return;
      // Somebody has removed the collection that was known: it is made anew, and the rest is sent again by the next try.
      ids.delete(place.place);
      throw new Failure('vectors_unavailable', `Chroma has lost the vectors of course ${place.courseId}.`);
    },
    async nearest({ place }, vector, limit, signal) {
      const id = await findId(place, signal);
      if (id === undefined) return undefined;
      const query = { query_embeddings: [Array.from(vector)], n_results: limit, include: [] };
      const found = await ask('POST', `/${id}/query`, query, signal);
      if (found === undefined) ids.delete(place);
      return found === undefined ? undefined : (Nearest.parse(found).ids[0] ?? []).flatMap(placeOf);
    },
    async remove(place, signal) {
      ids.delete(place);
      await ask('DELETE', `/${place}`, undefined, signal);
    },
  };
}

type Ask = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body: unknown,
  signal: AbortSignal,
) => Promise<unknown>;

/** Out: undefined for what is not there. */
function askerOf({ url, tenant, database, apiKey }: ChromaAddress): Ask {
  const base = `${url.replace(/\/+$/, '')}/api/v2/tenants/${encodeURIComponent(tenant)}/databases/${encodeURIComponent(database)}/collections`;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (apiKey !== undefined) headers['x-chroma-token'] = apiKey;
  return async (method, path, body, signal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(MOST_SILENT_MS)]);
    let answer: Response;
    let said: string;
    try {
      const init = { method, headers, signal: limit };
      answer = await fetch(
        `${base}${path}`,
        body === undefined ? init : { ...init, body: JSON.stringify(body) },
      );
      said = await answer.text();
    } catch (error) {
      signal.throwIfAborted();
      throw new Failure('vectors_unavailable', `Chroma at ${url} does not answer.`, { cause: error });
    }
    if (answer.status === 404) return undefined;
    if (!answer.ok)
      throw new Failure(
        'vectors_unavailable',
        `Chroma answered ${answer.status} to ${method} collections${path}: ${said.slice(0, 200)}`,
      );
    return said === '' ? {} : JSON.parse(said);
  };
}

const idOf = ({ documentId, page, position }: PassagePlace): string => `${documentId}-${page}-${position}`;

function placeOf(id: string): PassagePlace[] {
  const [documentId, page, position] = id.split('-').map(Number);
  return documentId === undefined || page === undefined || position === undefined
    ? []
    : [{ documentId, page, position }];
}
