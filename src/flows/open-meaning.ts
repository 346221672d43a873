import type { Config } from '../base/config.ts';
import type { Logger } from '../base/log.ts';
import { openEmbedder } from '../model/embedder.ts';
import { openPrices } from '../model/prices.ts';
import type { VectorStore } from '../search/vector-store.ts';
import type { Store } from '../store/store.ts';
import type { CallBudget } from './call-budget.ts';
import { Embeddings } from './embeddings.ts';
import { MeaningSearch } from './meaning-search.ts';
import { VectorSync } from './vector-sync.ts';

interface Parts {
  config: Config;
  log: Logger;
  store: Store;
  budget: CallBudget;
}

/** Search by meaning, and what keeps its vectors up to date. */
export interface Meaning {
  search: MeaningSearch;
  sync: VectorSync;
}

/** Out: undefined where EMBEDDING_MODEL is not set; then nothing of all this is loaded. */
export async function openMeaning({ config, log, store, budget }: Parts): Promise<Meaning | undefined> {
  const embedder = openEmbedder(config, log);
  if (embedder === undefined) {
    if (config.CHROMA_URL !== undefined) log.warn({ event: 'chroma_not_used', set: 'EMBEDDING_MODEL' });
    return undefined;
  }
  const vectors = await openVectorStore(config, log, store.db);
  const prices = await openPrices(config);
  const embeddings = new Embeddings({ config, log, store, embedder, prices, budget });
  const search = new MeaningSearch({ log, store, embeddings, vectors });
  const sync = new VectorSync({ log, store, embeddings, vectors, target: search.target });
  return { search, sync };
}

/** Chroma where it is configured, else pgvector where the database has it, else the vectors' own table. */
async function openVectorStore(config: Config, log: Logger, db: Store['db']): Promise<VectorStore> {
  const { CHROMA_URL, CHROMA_TENANT, CHROMA_DATABASE, CHROMA_API_KEY } = config;
  if (CHROMA_URL !== undefined) {
    const { openChroma } = await import('../search/chroma.ts');
    return openChroma({
      url: CHROMA_URL,
      tenant: CHROMA_TENANT,
      database: CHROMA_DATABASE,
      apiKey: CHROMA_API_KEY,
    });
  }
  const { openPgvector } = await import('../search/pgvector.ts');
  const pgvector = await openPgvector(db).catch((error: unknown) => {
    log.warn({ event: 'pgvector_refused', err: error });
    return undefined;
  });
  if (pgvector !== undefined) return pgvector;
  const { openPlainVectors } = await import('../search/plain-vectors.ts');
  return openPlainVectors(db, config.EMBEDDING_MODEL ?? '');
}
