import { describe, expect, it } from 'vitest';
import type { Citation, LessonDraft } from '../course/course.ts';
import type { Question } from '../course/quiz.ts';
import { checkContextOf, checkQuestion, isPublishable } from './checks.ts';
import { blockOf, pageOf } from './fixture-pages.ts';
import { labelledRows } from './labelled-rows.ts';
import { english } from './languages/english.ts';
import { quizSourceOf } from './lesson-source.ts';
import { buildTermPool } from './quiz.ts';
import { seededRandom } from './random.ts';
import { rowMatching, rowQuestions } from './row-questions.ts';

const KEYS: Record<string, string> = {
  'C-f': 'Go forward one character',
  'M-d': 'Delete the word under the cursor',
  'C-l': 'Clear the screen',
  'C-t': 'Exchange two letters with each other',
  'M-u': 'Make the whole word upper case',
};

const citing = (id: string, quote: string): Citation => ({ id, document_id: 1, page: 4, quote, boxes: [] });

function made(rows: Record<string, string>, title = 'Keys of the line editor'): Question[] {
  const quotes = Object.entries(rows).map(([label, meaning]) => `${label} ${meaning}`);
  const page = pageOf(4, [blockOf(['Keys of the line editor.', ...quotes].join('\n'))]);
  const table = Object.entries(rows).map(([label, meaning]) => `| ${label} | ${meaning} |`);
  const draft: LessonDraft = {
    title: 'Editing a line',
    summary: { text: '', citations: [] },
    content: `## ${title}\n\n|  |  |\n| --- | --- |\n${table.join('\n')}\n`,
    objectives: [],
    minutes: 5,
    pages: [],
    key_points: [],
    key_terms: [],
    examples: [],
    exercises: [],
    citations: quotes.map((quote, index) => citing(`c${index + 1}`, quote)),
  };
  const lesson = { key: 'm1-l1', title: 'Editing a line', draft };
  const context = { pages: [{ document_id: 1, page }], language: 'en', seed: 1 };
  const source = quizSourceOf(lesson, buildTermPool([lesson]), context);
  if (english.phrases === undefined) return [];
  const questions = [rowMatching, rowQuestions].flatMap((generate) => [
    ...generate(source, english.phrases ?? never(), seededRandom(1)),
  ]);
  const checks = checkContextOf(context.pages, 'en');
  return questions.filter((question) => isPublishable(checkQuestion(question, checks)));
}

const never = (): never => {
  throw new Error('English has phrases');
};

describe('questions about the rows of a table', () => {
  it('match each name with what the table says of it, and cite each row', () => {
    const [question] = made(KEYS);
    if (question?.kind !== 'matching') throw new Error('no matching question');
    expect(question.question_text).toBe('Match each term with what it means: Keys of the line editor');
    expect(question.prompts.length).toBeGreaterThanOrEqual(3);
    question.prompts.forEach((prompt, index) => {
      expect(question.options[question.pairs[index] ?? -1]).toBe(KEYS[prompt]);
      expect(question.citations[index]?.quote).toBe(`${prompt} ${KEYS[prompt]}`);
    });
  });

  it('ask for single rows with other rows as wrong options', () => {
    const choices = made(KEYS).filter(({ kind }) => kind === 'choice');
    expect(choices.length).toBeGreaterThan(0);
    const known = [...Object.keys(KEYS), ...Object.values(KEYS)];
    for (const { options } of choices) expect(known).toEqual(expect.arrayContaining(options));
  });

  it('are not made where the name tells its meaning, or where a row has no meaning in words', () => {
    const told = {
      nswap: 'Number of swaps so far',
      pdf: 'Portable Document Format',
      rmdir: 'Remove the directory',
    };
    expect(made(told)).toEqual([]);
    expect(made({ a: '12 MB', b: '14 MB', c: '16 MB' })).toEqual([]);
  });
});

describe('names that their meaning tells', () => {
  it.each([
    ['run', 'Run-time data of the system', 'Data of the users'],
    ['iso-scan', 'Looks for images of ISO files', 'Looks for pictures of disks'],
    ['-P, --pedantic', 'педантично проверять новые файлы', 'проверять новые файлы'],
  ])('are not asked for: %s', (label, told, untold) => {
    const rows = {
      spool: 'Queues of the printers',
      cache: 'What was fetched before',
      boot: 'Loader of the kernel',
    };
    const asked = (meaning: string): boolean =>
      made({ ...rows, [label]: meaning }).some(({ citations }) =>
        citations.some(({ quote }) => quote.startsWith(label)),
      );
    expect(asked(told)).toBe(false);
    if (!label.startsWith('-')) expect(asked(untold)).toBe(true);
  });

  it('are none where they only open a part of an entry', () => {
    const parts = {
      Returns: 'The status of the last call',
      Since: 'The third release',
      Note: 'Safe in threads',
    };
    expect(made(parts)).toEqual([]);
  });

  it('are no labels of notes', () => {
    const questions = made({ ...KEYS, Caution: 'Closing the window may lose what was typed in it' });
    expect(JSON.stringify(questions)).toContain('Clear the screen');
    expect(JSON.stringify(questions)).not.toContain('Caution');
  });

  it('may stand beside another as a wrong option', () => {
    const rows = {
      'C-f': 'Go forward one character',
      'M-d': 'Delete the word under the cursor',
      rmdir: 'Remove the directory',
      mkdir: 'Make a directory',
    };
    const choices = made(rows).filter(({ kind }) => kind === 'choice');
    expect(choices.length).toBeGreaterThan(0);
    expect(
      choices.flatMap(({ citations }) => citations).some(({ quote }) => /^(?:rm|mk)dir/.test(quote)),
    ).toBe(false);
    expect(choices.flatMap(({ options }) => options).some((option) => /dir/.test(option))).toBe(true);
  });
});

describe('lists of definitions', () => {
  it('are read where a colon parts each name from what it means', () => {
    const content =
      '**netcfg**: Configures the connections of the machine.[^c1]\n\n`tzsetup`：选择时区。[^c2]\n';
    const citations = [
      citing('c1', 'netcfg Configures the connections of the machine.'),
      citing('c2', 'tzsetup 选择时区。'),
    ];
    const [group] = labelledRows(content, citations);
    expect(group?.rows.map(({ label, meaning }) => [label, meaning])).toEqual([
      ['netcfg', 'Configures the connections of the machine.'],
      ['tzsetup', '选择时区。'],
    ]);
  });

  it('have names without the colon that the author set behind some of them', () => {
    const content =
      '`int numorbits:` The number of orbits.[^c1]\n\n`long canupdates`: How often it was new.[^c2]\n';
    const citations = [
      citing('c1', 'int numorbits: The number of orbits.'),
      citing('c2', 'long canupdates How often it was new.'),
    ];
    const [group] = labelledRows(content, citations);
    expect(group?.rows.map(({ label }) => label)).toEqual(['int numorbits', 'long canupdates']);
  });

  it('go on under their heading behind a paragraph or code, and not under the next heading', () => {
    const entry = (name: string, id: string): string =>
      `**${name}**: Tells of ${name} in some words.[^${id}]`;
    const names = ['alpha', 'beta', 'gamma', 'delta'];
    const [alpha = '', beta = '', gamma = '', delta = ''] = names.map((name, at) =>
      entry(name, `c${at + 1}`),
    );
    const content = ['## Names', alpha, beta, '- a: point of a list', gamma, '## Others', delta].join('\n\n');
    const citations = names.map((name, at) =>
      citing(`c${at + 1}`, `${name} Tells of ${name} in some words.`),
    );
    const groups = labelledRows(content, citations).filter(({ rows }) => rows.length > 0);
    expect(groups.map(({ rows }) => rows.map(({ label }) => label))).toEqual([
      ['alpha', 'beta', 'gamma'],
      ['delta'],
    ]);
  });

  it('are read where each entry opens with its name, and only as far as they are cited', () => {
    const content = [
      '`detach()` Remove a data frame from the search path.[^c1]',
      '`attach()` Make a data frame visible.[^c2]',
      '`search()` List what is attached.',
    ].join('\n\n');
    const citations = [
      citing('c1', 'detach() Remove a data frame from the search path.'),
      citing('c2', 'attach() Make a data frame visible.'),
    ];
    const [group] = labelledRows(content, citations);
    expect(group?.rows.map(({ label }) => label)).toEqual(['detach()', 'attach()']);
  });

  it('are read where each name stands on a line of its own', () => {
    const content = '**netcfg**\n\nConfigures the connections of the machine.[^c1]\n';
    const [group] = labelledRows(content, [citing('c1', 'Configures the connections of the machine.')]);
    expect(group?.rows[0]).toMatchObject({
      label: 'netcfg',
      meaning: 'Configures the connections of the machine.',
    });
  });
});

it('options are asked for where the title tells of one command, not of many', () => {
  const options = {
    '-a': 'Shows what is hidden as well',
    '-l': 'Prints size and owner of each file',
    '-R': 'Goes down into every folder',
    '-t': 'Puts the newest entries first',
    '-X': 'Groups by the end of their names',
  };
  expect(made(options, 'The listing tool').length).toBeGreaterThan(0);
  expect(made(options, 'Builtin Commands')).toEqual([]);
});
