import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { getJob } from '../models/make-at-once.ts';
import type { Figure } from '../table.ts';
import type { Cluster } from './cluster.ts';

const EVERY_MS = 250;

const Found = z.looseObject({ hits: z.array(z.unknown()) });

/** Searches the course of a job all the time. In: for so long, `ms`. */
export async function searchFor({ servers: [{ url }] }: Cluster, jobId: string, ms: number): Promise<Figure> {
  const courseId = (await getJob(url, jobId)).result?.course_id;
  let asked = 0;
  let bad = 0;
  for (const untilMs = Date.now() + ms; Date.now() < untilMs; await delay(EVERY_MS)) {
    const answer = await fetch(`${url}/api/courses/${courseId}/search?q=the`).catch(() => undefined);
    const found = Found.safeParse(await answer?.json().catch(() => undefined));
    asked += 1;
    if (answer?.status !== 200 || !found.success) bad += 1;
  }
  return {
    what: `${asked} searches meanwhile: not answered`,
    lectern: bad === 0 ? 'none' : String(bad),
    wanted: 'none',
    met: asked > 0 && bad === 0,
  };
}

const Count = z.object({ count: z.int() });

/** Waits until the vectors of all courses are where they belong. Out: of how many they are not, when time is up. */
export async function untilSearched({ database }: Cluster, timeoutMs: number): Promise<number> {
  for (const untilMs = Date.now() + timeoutMs; ; await delay(1000)) {
    const [row] = await database.query(
      Count,
      `select count(*)::int as count from course left join course_vectors kept using (course_id)
       where published_at is not null and kept.version is distinct from passages_version`,
    );
    const count = row?.count ?? 0;
    if (count === 0 || Date.now() > untilMs) return count;
  }
}
