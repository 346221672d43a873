import { afterAll } from 'vitest';
import { type DatabaseKinds, describeEachDatabase, type Place } from '../db/test-databases.ts';
import type { NewJob } from './jobs.ts';
import { closeStore, openStore, type Store } from './store.ts';

export interface TestStores {
  readonly kind: 'pglite' | 'postgres';
  create(): Promise<Place>;
  /** The same place with a way past the pooler. Undefined on the embedded database. */
  direct?: (place: Place) => Place;
  /** A store in a new database, or in one that is there. Closed after the tests. */
  open(place?: Place): Promise<Store>;
}

const prepare = async (place: Place): Promise<void> => closeStore(await openStore(place));

/** Runs the same cases on a store in each database that is on this machine. */
export function describeEachStore(
  name: string,
  cases: (stores: TestStores) => void,
  kinds: DatabaseKinds = 'all',
): void {
  describeEachDatabase(
    name,
    (databases) => {
      const opened: Store[] = [];
      afterAll(async () => {
        for (const store of opened) await closeStore(store);
      });
      cases({
        kind: databases.kind,
        create: databases.create,
        ...(databases.direct === undefined ? {} : { direct: databases.direct }),
        open: async (place) => {
          const store = await openStore(place ?? (await databases.create()));
          opened.push(store);
          return store;
        },
      });
    },
    { name: 'store', prepare },
    kinds,
  );
}

/** A job as an upload of one file makes it. */
export const sampleJob = (change: Partial<NewJob> = {}): NewJob => ({
  owner: 'local',
  requestHash: 'hash',
  title: '',
  generator: 'extractive',
  reviewOutline: false,
  documents: [{ filename: 'book.pdf', bytes: 1234, sha256: 'a'.repeat(64) }],
  ...change,
});
