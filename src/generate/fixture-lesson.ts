import type { LessonDraft } from '../course/course.ts';
import type { Block } from '../course/document.ts';
import { pageOf, sourceOf } from './fixture-pages.ts';
import { writeLesson } from './lesson.ts';
import { planCourse } from './plan.ts';

/** The lesson of a page; the blocks named are headings of level 2. */
export function lessonOf(
  blocks: Block[],
  headings: string[] = [],
  language = 'en',
  title = 'Book',
): LessonDraft {
  const page = pageOf(1, blocks);
  const source = sourceOf([page], {
    title,
    headings: headings.map((title) => ({
      level: 2,
      title,
      pageNumber: 1,
      blockIndex: blocks.findIndex((block) => block.lines[0]?.text === title),
    })),
  });
  const plan = planCourse([source]).modules[0]?.lessons[0];
  if (plan === undefined) throw new Error('no lesson');
  const { documentId, structure, pages } = source;
  return writeLesson(plan, [{ documentId, language, structure, pages }]);
}

/** Sentences on one subject, each of which can be read alone. */
export const SENTENCES = [
  'A tree is a graph of nodes that has no cycles at all.',
  'The root of a tree is the only node that has no parent.',
  'Every other node of a tree has one parent and any number of children.',
  'A balanced tree keeps the paths from its root to its leaves short.',
  'Searching a balanced tree takes time that grows with the logarithm of its size.',
  'Rotations restore the balance of a tree after nodes were inserted or removed.',
];
