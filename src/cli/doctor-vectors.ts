import type { Config } from '../base/config.ts';
import { openChroma } from '../search/chroma.ts';
import { attempt, type Finding } from './finding.ts';

const MOST_MS = 15_000;

/** Keeps a vector in Chroma and removes it again, where it is configured. */
export async function checkChroma(config: Config): Promise<Finding[]> {
  const { CHROMA_URL, CHROMA_TENANT, CHROMA_DATABASE, CHROMA_API_KEY, EMBEDDING_MODEL } = config;
  if (CHROMA_URL === undefined) return [];
  const unused = 'is not used: set EMBEDDING_MODEL to the model that makes vectors';
  if (EMBEDDING_MODEL === undefined) return [{ name: 'Chroma', ok: false, optional: true, detail: unused }];
  const finding = await attempt('Chroma', async () => {
    const signal = AbortSignal.timeout(MOST_MS);
    const place = { courseId: 0, place: `lectern-doctor-${Date.now()}`, version: 0 };
    const store = openChroma({
      url: CHROMA_URL,
      tenant: CHROMA_TENANT,
      database: CHROMA_DATABASE,
      apiKey: CHROMA_API_KEY,
    });
    const vector = { documentId: 1, page: 1, position: 0, vector: Float32Array.from([1, 0]) };
    await store.save(place, [vector], signal);
    await store.remove(place.place, signal);
    return `${new URL(CHROMA_URL).host} kept a vector in ${CHROMA_TENANT}/${CHROMA_DATABASE}`;
  });
  return [{ ...finding, optional: true }];
}
