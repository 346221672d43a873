import { describe, expect, it } from 'vitest';
import { BLANK } from '../course/quiz.ts';
import { makeCourse } from './course.cases.ts';
import { blockOf, pageOf, sourceOf } from './fixture-pages.ts';

/** What is completed in a book of these sentences, one paragraph each. */
function completedIn(sentences: readonly string[], language = 'en') {
  const pages = [
    pageOf(
      1,
      sentences.map((text) => blockOf(text)),
    ),
  ];
  const { quizzes } = makeCourse(sourceOf(pages, { language }), 1);
  const questions = quizzes.flatMap((quiz) => quiz.questions);
  return questions.filter(({ kind, question_text }) => kind === 'choice' && question_text.includes(BLANK));
}

const CONDITIONS = [
  'If the queue of a printer is full, the scheduler rejects every further document.',
  'If the password of an account expires, the terminal asks for another secret phrase.',
  'If the battery of the clock is empty, the kernel starts with the date of its build.',
  'If the checksum of a download differs, the fetcher deletes the damaged archive.',
];

describe('a statement that is completed', () => {
  it('has what follows from other conditions as wrong options', () => {
    const [question] = completedIn(CONDITIONS);
    expect(question?.question_text).toMatch(/^If .+, _+\.$/);
    for (const option of question?.options ?? [])
      expect(CONDITIONS.some((sentence) => sentence.endsWith(`, ${option}.`))).toBe(true);
  });

  it('is not asked for where another one says more of the same thing: the blank would have two answers', () => {
    const twice = [
      'The overnight indexer contains a scanner of compressed mailboxes.',
      'The overnight indexer contains a table of misspelt authors.',
      'The parallel port contains a register of printer faults.',
      'The rescue partition contains a copy of the boot loader.',
      'The emergency shell contains a list of mounted volumes.',
    ];
    const stems = completedIn(twice).map(({ question_text }) => question_text);
    expect(stems.length).toBeGreaterThan(0);
    expect(stems.filter((stem) => stem.includes('overnight'))).toEqual([]);
  });

  it('is not asked for where it tells what is not so', () => {
    const stems = completedIn([
      'The delayed queue should not be used to press other maintainers of packages.',
      'The weekly report is used to inform managers about open defects.',
      'The copper shield is used to protect circuits from radio noise.',
      'The blue ribbon is used to mark entries of the final round.',
      'The second pump is used to drain water from deep cellars.',
    ]).map(({ question_text }) => question_text);
    expect(stems.length).toBeGreaterThan(0);
    expect(stems.filter((stem) => stem.includes('delayed'))).toEqual([]);
  });

  it('is asked for where it tells what the whole text is about', () => {
    const stems = completedIn([
      'The steam turbine is a rotating machine with curved blades of steel.',
      'The water wheel is a wooden device of medieval millers and smiths.',
      'The gas burner is a cheap source of heat for laboratories.',
      'The belt drive is a flexible link of two parallel shafts.',
      'A steam turbine turns fast. A steam turbine needs oil. Each steam turbine has a governor.',
    ]).map(({ question_text }) => question_text);
    expect(stems.filter((stem) => stem.startsWith('The steam turbine is'))).toHaveLength(1);
  });
});
