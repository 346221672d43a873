import type { WorkedExample } from '../course/course.ts';
import type { CitationList } from './citations.ts';
import type { LessonText, ReadPassage } from './lesson-text.ts';
import { cleanTitle } from './sections.ts';

const MOST_EXAMPLES = 20;
const LONGEST_TITLE = 80;
/** "Example 3.2 (Sorting)." at the start of a paragraph: a label, with its number or a sign behind it. */
const LABEL_END = /^.{4,60}?(?:\d+(?:\.\d+)*[.:)]?|[.:])(?=\s|$)(?:\s*\([^)]{2,60}\)[.:]?)?/u;

/**
 * Finds the worked examples of a lesson: what stands under a heading such as "Example: sorting a list", and
 * paragraphs that open with "Example 3.2". The label of such a paragraph is made bold, so that the lesson shows it.
 */
export function examplesOf(text: LessonText, citations: CitationList): WorkedExample[] {
  const examples: WorkedExample[] = [];
  text.passages.forEach((passage, index) => {
    if (examples.length >= MOST_EXAMPLES || passage.isExercise === true) return;
    const title = titleOf(passage, text);
    if (title === undefined) return;
    const body = passage.kind === 'heading' ? text.passages[index + 1] : passage;
    if (body === undefined || body.kind === 'heading') return;
    const id = citations.opening(body, body.sentences);
    if (id !== undefined) examples.push({ title, citations: [id] });
  });
  return examples;
}

function titleOf(passage: ReadPassage, { language }: LessonText): string | undefined {
  const { kind, text, marks } = passage;
  if (kind === 'heading') {
    const title = cleanTitle(text);
    return language.example.test(title) ? title.slice(0, LONGEST_TITLE) : undefined;
  }
  if (kind !== 'paragraph' || !language.example.test(text)) return undefined;
  const label = LABEL_END.exec(text)?.[0];
  if (label === undefined) return undefined;
  const isNumbered = /\d/.test(label);
  const isBold = marks.some((mark) => mark.start === 0 && mark.kind !== 'code');
  // "Example: ..." in plain type may be a remark; one with a number or in bold was meant as an example.
  if (!isNumbered && !isBold) return undefined;
  if (!isBold) marks.unshift({ kind: 'bold', start: 0, end: label.length });
  return label.replace(/[.:)\s]+$/, '').slice(0, LONGEST_TITLE);
}
