import { seededRandom } from '../../src/generate/random.ts';
import type { Figure } from '../table.ts';
import { buildModelBook } from './build-model-book.ts';
import { getJob, pause, retryJob, uploadFor } from './make-at-once.ts';
import { withModel } from './with-model.ts';

const KILLS = 30;
// An answer is on its way to the disk for so long at most.
const SAVING_MS = 100;

/**
 * kill -9 at random moments of courses, each time started again.
 *
 * In: `callsOfOne` is what one course of the same kind takes without a kill.
 */
export async function measureModelKills(callsOfOne: number): Promise<Figure[]> {
  const random = seededRandom(2026);
  const settings = { LLM_MAX_IN_FLIGHT: '16' };
  return withModel({}, settings, async (bench) => {
    const { model } = bench;
    let kills = 0;
    let inFlight = 0;
    let courses = 0;
    let setAside = 0;
    let saved = 0;
    let isWhole = true;
    while (kills < KILLS) {
      const jobId = await uploadFor(bench.server.url, {
        owner: 'ann',
        bytes: buildModelBook(`the club of ${courses + 1}`),
      });
      courses += 1;
      for (;;) {
        await pause(500 + random() * 7000);
        const { status, problems, code, usage } = await getJob(bench.server.url, jobId);
        if (status === 'completed') {
          saved += usage.model_calls;
          isWhole &&= problems.length === 0;
          break;
        }
        if (code === 'job_poisoned') {
          // As many deaths before any answer as a job may have: a person has to say that it was not the job's fault.
          await retryJob(bench.server.url, jobId);
          setAside += 1;
          continue;
        }
        if (status !== 'processing' && status !== 'pending') throw new Error(`The job is ${status}.`);
        if (kills >= KILLS) continue;
        // What is under way at the provider, and what has just been answered and is on its way to the disk.
        const { completed, aborted } = model.counts();
        await pause(SAVING_MS);
        await bench.server.kill('SIGKILL');
        while (model.counts().in_flight > 0) await pause(20);
        inFlight += model.counts().calls - completed - aborted;
        kills += 1;
        await bench.restart();
      }
    }
    // The first probe of the model is the only call that belongs to no course.
    const extra = model.counts().calls - courses * callsOfOne;
    const again = saved - courses * callsOfOne;
    const what = `kill -9 at ${kills} random moments of ${courses} courses (${setAside} times set aside after deaths in a row and taken up again), ${inFlight} calls under way at them`;
    return describe({ what, extra, again, inFlight, isWhole });
  });
}

interface Seen {
  what: string;
  extra: number;
  again: number;
  inFlight: number;
  isWhole: boolean;
}

const describe = ({ what, extra, again, inFlight, isWhole }: Seen): Figure[] => [
  {
    what: `${what}: calls beyond an undisturbed run`,
    lectern: String(extra),
    wanted: `at most ${inFlight}`,
    met: extra <= inFlight && isWhole,
  },
  {
    what: 'the same, calls whose answer had been saved and that were made again',
    lectern: again === 0 ? 'none' : String(again),
    wanted: 'none',
    met: again === 0,
  },
];
