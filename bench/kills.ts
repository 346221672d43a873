import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Course } from '../src/course/course.ts';
import type { Job } from '../src/course/job.ts';
import { seededRandom } from '../src/generate/random.ts';
import { type ServerProcess, startServer } from '../tests/server-process.ts';
import { dropFolder, newFolder } from './folder.ts';
import { R_INTRO } from './machine.ts';
import { getJob, pause } from './models/make-at-once.ts';
import { type Figure, milliseconds } from './table.ts';

const KILLS = 30;

const Accepted = z.object({ job_id: z.string() });

async function uploadTo({ url }: ServerProcess): Promise<string> {
  const form = new FormData();
  form.append('files', new Blob([await readFile(R_INTRO)], { type: 'application/pdf' }), 'r-intro.pdf');
  return Accepted.parse(await (await fetch(`${url}/api/upload-pdfs`, { method: 'POST', body: form })).json())
    .job_id;
}

/** What was wrong with a job that was killed: units done twice, lessons missing or doubled. */
async function findFaults({ url }: ServerProcess, job: Job): Promise<string[]> {
  const text = await (await fetch(`${url}/api/jobs/${job.job_id}/events`)).text();
  const Progress = z.object({ step: z.string(), units: z.array(z.string()) });
  const units = [...text.matchAll(/^event: progress\ndata: (.*)$/gm)].flatMap(([, data = '']) => {
    const event = Progress.parse(JSON.parse(data));
    return event.units.map((unit) => `${event.step} ${unit}`);
  });
  const course = Course.parse(await (await fetch(`${url}/api/courses/${job.result?.course_id}`)).json());
  const lessons = course.modules.flatMap((module) => module.sub_topics);
  const faults: string[] = [];
  if (new Set(units).size !== units.length) faults.push('a finished unit was done again');
  if (units.filter((unit) => unit.startsWith('lessons ')).length !== lessons.length)
    faults.push('lessons are missing');
  if (new Set(lessons.map((lesson) => lesson.lesson_id)).size !== lessons.length)
    faults.push('a lesson is there twice');
  return faults;
}

/** kill -9 at random moments of jobs, each time started again. */
export async function measureKills(): Promise<Figure[]> {
  const random = seededRandom(2026);
  const settings = { DATA_DIR: await newFolder(), LOG_LEVEL: 'warn' };
  const resumedMs: number[] = [];
  const faults: string[] = [];
  let completed = 0;
  let kills = 0;
  let server = await startServer(settings);
  while (kills < KILLS) {
    const jobId = await uploadTo(server);
    for (;;) {
      await pause(50 + random() * 1200);
      let job = await getJob(server.url, jobId);
      if (job.status === 'completed' || kills >= KILLS) {
        while (job.status !== 'completed') {
          await pause(50);
          job = await getJob(server.url, jobId);
        }
        completed += 1;
        faults.push(...(await findFaults(server, job)));
        break;
      }
      await server.kill('SIGKILL');
      kills += 1;
      const startedMs = performance.now();
      server = await startServer(settings);
      while ((await getJob(server.url, jobId)).attempt <= job.attempt) await pause(10);
      resumedMs.push(performance.now() - startedMs);
    }
  }
  await server.kill('SIGTERM');
  await dropFolder(settings.DATA_DIR);
  const slowest = Math.max(...resumedMs);
  return [
    {
      what: `kill -9 at ${kills} random moments: ${completed} jobs completed, faults`,
      lectern: faults.length === 0 ? 'none' : [...new Set(faults)].join(', '),
      wanted: 'none',
      met: faults.length === 0,
    },
    {
      what: 'from the start of the process until the job goes on, slowest',
      lectern: milliseconds(slowest),
      wanted: 'under 2 s',
      met: slowest < 2000,
    },
  ];
}
