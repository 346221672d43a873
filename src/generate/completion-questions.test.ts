import { describe, expect, it } from 'vitest';
import { BLANK } from '../course/question-key.ts';
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
  'If the password of an account expires, the terminal asks for a longer secret phrase.',
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
      'An overnight indexer contains a scanner of compressed mailboxes.',
      'An overnight indexer contains a list of misspelt authors.',
      'A parallel port contains a register of printer faults.',
      'A rescue partition contains a copy of the boot loader.',
      'An emergency shell contains a sheet of mounted volumes.',
    ];
    const stems = completedIn(twice).map(({ question_text }) => question_text);
    expect(stems.length).toBeGreaterThan(0);
    expect(stems.filter((stem) => stem.includes('overnight'))).toEqual([]);
  });

  it('is not asked for where it tells what is not so', () => {
    const stems = completedIn([
      'A delayed queue should not be used to press other maintainers of packages.',
      'A weekly report is used to inform managers about open defects.',
      'A copper shield is used to protect circuits from radio noise.',
      'A blue ribbon is used to mark entries of the final round.',
      'A spare pump is used to drain water from deep cellars.',
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

  it('has wrong options that are long enough for the key not to stand out', () => {
    const long = [
      'An overnight indexer contains a diary of authors whose names were misspelt by the importers of foreign mail.',
      'A parallel port contains a register of faults.',
      'A rescue partition contains a copy of the loader.',
      'An emergency shell contains a sheet of mounted volumes.',
    ];
    expect(completedIn(long).filter(({ question_text }) => question_text.includes('overnight'))).toEqual([]);
  });
});
