import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type BuiltLine, buildPdf } from '../../src/pdf/build-pdf.ts';
import { noBrowser, openPage } from '../browser.ts';
import { describeLectern, type RunningLectern } from '../lectern.ts';
import { type DemoCourse, makeDemoCourse, routesOf } from './demo-course.ts';

// Each tries to run a script that leaves a trace.
const ATTACKS = [
  '<script>window.hit=1</script>',
  '<img src=x onerror="window.hit=1">',
  '<svg onload="window.hit=1"><circle r=9></svg>',
  '[press](javascript:window.hit=1)',
  '![p](javascript:window.hit=1)',
  '<a href="javascript:window.hit=1">press</a>',
  '{{constructor.constructor("window.hit=1")()}}',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
];
const NAME = '"><img src=x onerror=window.hit=1>.pdf';
const TITLE = '</title><script>window.hit=1</script>';

const TERMS = [
  ['A cell', 'the smallest unit of life that can replicate independently'],
  ['A tissue', 'a group of similar cells that carry out a common function'],
  ['A membrane', 'a thin layer of lipids that separates the inside of a cell from its surroundings'],
  ['An enzyme', 'a protein that speeds up a chemical reaction without being used up'],
  ['A substrate', 'the molecule on which an enzyme acts during a reaction'],
  ['A gene', 'a stretch of genetic material that carries the instructions for one protein'],
  ['A chromosome', 'a long molecule of genetic material packed together with proteins'],
  ['A mutation', 'a lasting change in the sequence of the genetic material'],
] as const;

/** Definitions that make questions, and an attack after each. */
function buildHostileBook(): Buffer {
  const lines: BuiltLine[] = [{ text: 'Life <script>window.hit=1</script>', sizePt: 20, bold: true }];
  for (const [place, [term, definition]] of TERMS.entries())
    lines.push(
      { text: `${term} is ${definition}.`, gapPt: 10 },
      { text: `In practice ${term.toLowerCase()} can be studied with simple models in class.` },
      { text: ATTACKS[place] ?? '' },
    );
  return buildPdf([lines, lines.map((line) => ({ ...line, text: line.text.replace('Life', 'Death') }))]);
}

const Version = z.looseObject({ version: z.int() });
const Questions = z.looseObject({
  questions: z.array(
    z.looseObject({ question_id: z.union([z.int(), z.string()]), kind: z.string(), version: z.int() }),
  ),
});

const send = (running: RunningLectern, method: string, path: string, body: unknown) =>
  running.json(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A teacher and a learner who paste attacks wherever a text is taken. */
async function attackCourse(running: RunningLectern, { courseId, lessons }: DemoCourse): Promise<void> {
  const attack = ATTACKS.join('\n\n');
  const course = `/api/courses/${courseId}`;
  const lessonId = lessons[0]?.lesson_id;
  await send(running, 'PATCH', course, { course_title: TITLE, description: attack });
  const lesson = Version.parse(await running.json(`${course}/lessons/${lessonId}`));
  const edited = await send(running, 'PUT', `${course}/lessons/${lessonId}`, {
    title: TITLE,
    content: `${attack}\n\n| a | b |\n| - | - |\n| ${ATTACKS[0]} | ${ATTACKS[3]} |\n\n\`\`\`\n${attack}\n\`\`\``,
    objectives: [ATTACKS[1]],
    version: lesson.version,
  });
  expect(edited).toMatchObject({ edited: true });
  await send(running, 'POST', `${course}/notes`, {
    lesson_id: lessonId,
    kind: 'note',
    text: attack,
    quote: TITLE,
  });
  const { questions } = Questions.parse(await running.json(`${course}/questions`));
  const [question] = questions;
  const changed = await running.get(`${course}/questions/${question?.question_id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...question, explanation: attack }),
  });
  expect(changed.status, await changed.text()).toBe(200);
}

// What must never stand in a page: elements and attributes that could run something.
const TRACES = `({
  hit: window.hit ?? null,
  scripts: document.querySelectorAll('script:not([src])').length,
  frames: document.querySelectorAll('iframe, object, embed').length,
  links: [...document.querySelectorAll('[href], [src], [action]')].filter((element) =>
    ['href', 'src', 'action'].some((name) => /^\\s*(javascript|vbscript):/i.test(element.getAttribute(name) ?? ''))).length,
  handlers: [...document.querySelectorAll('*')].filter((element) =>
    [...element.attributes].some(({ name }) => name.startsWith('on'))).length,
})`;

describe.skipIf(noBrowser)('hostile text', () => {
  describeLectern('of documents, names, titles and edits', (open) => {
    it('is shown as text on every page, runs nothing and meets a policy without inline scripts', async () => {
      const running = await open();
      const file = { name: NAME, bytes: buildHostileBook() };
      const demo = await makeDemoCourse(running, file, TITLE);
      await attackCourse(running, demo);
      const { page, complaints } = await openPage();
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      for (const route of [...routesOf(demo, demo.jobId), `/read/${demo.courseId}`]) {
        const answer = await page.goto(`${running.url}${route}`);
        const policy = answer?.headers()['content-security-policy'] ?? '';
        expect(policy, route).toContain("default-src 'none'");
        expect(policy, route).toContain("script-src 'self';");
        await page.locator('h1').first().waitFor();
        await page.waitForLoadState('networkidle');
        const found = await page.evaluate(TRACES);
        expect(found, route).toEqual({ hit: null, scripts: 0, frames: 0, links: 0, handlers: 0 });
      }
      expect(dialogs).toEqual([]);
      expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
    }, 180_000);
  });
});
