import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { startServer } from '../tests/server-process.ts';
import { buildApp } from '../web/build.ts';
import { dropFolder, newFolder } from './folder.ts';
import { OCTAVE } from './machine.ts';
import { type Figure, median, milliseconds, seconds, spread } from './table.ts';
import { type Opening, open, withPage } from './web/browser.ts';
import { measureLag } from './web/lag.ts';
import { measureScroll } from './web/scroll.ts';

// As Lighthouse slows a desktop down to a phone.
const SLOWDOWN = 4;
const ROUNDS = 5;
const SIXTY_LESSONS = ['debmake-doc-en', 'developers-reference'].map(
  (name) => `../shared/fixtures/books/${name}.pdf`,
);
const KILOBYTE = 1000;

const Accepted = z.object({ job_id: z.string() });
const Job = z.looseObject({
  status: z.string(),
  result: z.object({ course_id: z.int() }).nullable(),
  documents: z.array(z.looseObject({ document_id: z.int() })),
});
const Contents = z.looseObject({
  modules: z.array(z.looseObject({ sub_topics: z.array(z.looseObject({ lesson_id: z.int() })) })),
});

interface Made {
  courseId: number;
  documentId: number;
  lessons: number[];
}

async function makeCourse(url: string, files: readonly string[]): Promise<Made> {
  const form = new FormData();
  for (const file of files) form.append('files', new Blob([await readFile(file)]), file.replace(/.*\//, ''));
  const sent = await fetch(`${url}/api/upload-pdfs`, { method: 'POST', body: form });
  const { job_id } = Accepted.parse(await sent.json());
  for (;;) {
    const job = Job.parse(await (await fetch(`${url}/api/jobs/${job_id}`)).json());
    const [document] = job.documents;
    if (job.status === 'failed' || document === undefined) throw new Error(`${files} became no course.`);
    if (job.result !== null) {
      const courseId = job.result.course_id;
      const contents = Contents.parse(await (await fetch(`${url}/api/courses/${courseId}/contents`)).json());
      const lessons = contents.modules.flatMap(({ sub_topics }) => sub_topics.map((one) => one.lesson_id));
      return { courseId, documentId: document.document_id, lessons };
    }
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

const openings = async (url: string): Promise<Opening[]> => {
  const all: Opening[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    all.push(await withPage(SLOWDOWN, (page, protocol) => open(page, protocol, url)));
  return all;
};

const bytesOf = (scripts: ReadonlyMap<string, number>): number =>
  [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
const kilobytes = (bytes: number): string => `${Math.round(bytes / KILOBYTE)} kB`;

/** The web app in Chromium on this machine, with the course of a manual of 1,158 pages. */
export async function measureWeb(): Promise<Figure[]> {
  await buildApp();
  const folder = await newFolder();
  const server = await startServer({ DATA_DIR: folder, LOG_LEVEL: 'warn' });
  try {
    const made = await makeCourse(server.url, [OCTAVE]);
    const sixty = await makeCourse(server.url, SIXTY_LESSONS);
    const library = await openings(`${server.url}/`);
    const course = await openings(`${server.url}/courses/${sixty.courseId}`);
    const large = await openings(`${server.url}/courses/${made.courseId}`);
    const lesson = `${server.url}/courses/${made.courseId}/lessons/${made.lessons[0]}`;
    const reader = await openings(lesson);
    const first = library[0]?.scripts ?? new Map<string, number>();
    const later = new Map([...(reader[0]?.scripts ?? [])].filter(([path]) => !first.has(path)));
    return [
      {
        what: 'script of the library at its first load, compressed',
        lectern: kilobytes(bytesOf(first)),
        wanted: 'at most 200 kB',
        met: bytesOf(first) <= 200 * KILOBYTE,
      },
      {
        what: 'more script for the reader',
        lectern: kilobytes(bytesOf(later)),
        wanted: 'at most 350 kB',
        met: bytesOf(later) <= 350 * KILOBYTE,
      },
      ...[
        { name: 'library', all: library },
        { name: `course of ${sixty.lessons.length} lessons`, all: course },
        { name: `course of ${made.lessons.length} lessons`, all: large },
        { name: 'lesson', all: reader },
      ].flatMap(({ name, all }) => judge(name, all)),
      await measureScroll(server.url, made),
      await measureLag(server.url),
    ];
  } finally {
    await server.kill('SIGTERM');
    await dropFolder(folder);
  }
}

function judge(name: string, all: readonly Opening[]): Figure[] {
  const paints = all.map(({ paintMs }) => paintMs);
  const longest = all.map(({ longestMs }) => longestMs);
  return [
    {
      what: `largest contentful paint, processor ${SLOWDOWN} x slower: ${name}`,
      lectern: spread(paints, seconds),
      wanted: 'under 1.5 s',
      met: median(paints) < 1500,
    },
    {
      what: `longest task while it opens: ${name}`,
      lectern: spread(longest, milliseconds),
      wanted: 'at most 200 ms',
      met: median(longest) <= 200,
    },
  ];
}
