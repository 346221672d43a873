import { describe, expect, it } from 'vitest';
import type { Citation, LessonDraft } from '../course/course.ts';
import { buildCards } from './cards.ts';
import { readWords } from './course-words.ts';
import { buildGlossary, isGlossaryTerm } from './glossary.ts';
import { languageOf } from './language.ts';
import { materialOf } from './lesson-material.ts';
import { buildTermPool } from './term-pool.ts';

interface Given {
  content?: string;
  terms?: Record<string, string>;
  points?: string[];
  exercises?: { text: string; answer: string | null }[];
  quotes?: string[];
}

const given = ({
  content = '',
  terms = {},
  points = [],
  exercises = [],
  quotes = [],
}: Given): LessonDraft => {
  const citations: Citation[] = [];
  const cite = (quote: string): string[] => {
    citations.push({ id: `c${citations.length + 1}`, document_id: 1, page: 1, quote, boxes: [] });
    return [`c${citations.length}`];
  };
  for (const quote of quotes) cite(quote);
  return {
    title: 'A lesson',
    summary: { text: '', citations: [] },
    content,
    objectives: [],
    minutes: 5,
    pages: [],
    key_points: points.map((text) => ({ text, citations: cite(text) })),
    key_terms: Object.entries(terms).map(([term, definition]) => ({
      term,
      definition,
      citations: cite(definition),
    })),
    examples: [],
    exercises: exercises.map((exercise) => ({ ...exercise, citations: cite(exercise.text) })),
    citations,
  };
};

function courseOf(lessons: Record<string, Given>, language = 'en') {
  const drafts = Object.entries(lessons).map(([key, lesson]) => ({ key, draft: given(lesson) }));
  const material = drafts.map(({ key, draft }) => materialOf(key, draft, language));
  const words = readWords(material);
  const glossary = buildGlossary(material, words, language);
  const pool = buildTermPool(drafts);
  return { glossary, cards: buildCards({ lessons: material, words, glossary, pool, language }) };
}

it('a language with a region takes points by the rules of the language', () => {
  const stated = 'A vector can be used as an array only if it has a dimension vector.';
  const opinion = 'Many users will come to the program mainly for its graphical facilities.';
  const draft = given({ quotes: [opinion, stated] });
  for (const tag of ['en', 'en-US', 'en-GB'])
    expect(materialOf('m1-l1', draft, tag).points.map(({ text }) => text)).toEqual([stated]);
});

it('an acronym is explained by no entry of a list that is about another name', () => {
  const { glossary } = courseOf({
    'm1-l1': {
      quotes: [
        'partman-lvm Helps the user with the configuration of the Logical Volume Manager (LVM).',
        'The Logical Volume Manager (LVM) makes one disk of several partitions.',
      ],
    },
  });
  expect(glossary.map(({ term, definition }) => [term, definition])).toEqual([
    ['LVM', 'The Logical Volume Manager (LVM) makes one disk of several partitions.'],
  ]);
});

const CELL = 'A cell is the smallest unit of life that can replicate independently.';
const TISSUE = 'A tissue is a group of similar cells that carry out a common function.';

describe('a glossary', () => {
  it('has each term once, where it is defined, and the other lessons that use it', () => {
    const { glossary } = courseOf({
      'm1-l1': { content: `${CELL} [^c1]`, terms: { cell: CELL } },
      'm1-l2': { content: `${TISSUE} [^c1]\n\n\`\`\`\ncell\n\`\`\``, terms: { tissue: TISSUE } },
      'm1-l3': { content: 'Cellar doors. ![cell](/api/x) [^c1]', terms: { cells: 'A cell is something.' } },
    });
    expect(glossary.map(({ term, lesson, used_in }) => [term, lesson, used_in])).toEqual([
      ['cell', 'm1-l1', ['m1-l2', 'm1-l3']],
      ['tissue', 'm1-l2', []],
    ]);
    expect(glossary[0]).toMatchObject({ definition: CELL, citation: { quote: CELL }, expansion: null });
  });

  it('spells acronyms out, from a sentence that does so or for a term that is defined', () => {
    const guidelines = 'The Debian Free Software Guidelines (DFSG) say what is free.';
    const http = 'HTTP is a protocol that carries the pages of the web.';
    const { glossary } = courseOf({
      'm1-l1': { quotes: [guidelines], content: guidelines },
      'm1-l2': {
        content: `HTTP (Hypertext Transfer Protocol) is old. The DFSG rule.`,
        terms: { HTTP: http },
      },
    });
    expect(glossary).toMatchObject([
      {
        term: 'DFSG',
        expansion: 'Debian Free Software Guidelines',
        definition: guidelines,
        used_in: ['m1-l2'],
      },
      { term: 'HTTP', expansion: 'Hypertext Transfer Protocol', definition: http },
    ]);
  });

  it('is sorted as its language sorts', () => {
    const terms = { Zug: 'x', Ähre: 'x', Apfel: 'x' };
    expect(courseOf({ 'm1-l1': { terms } }, 'de').glossary.map(({ term }) => term)).toEqual([
      'Ähre',
      'Apfel',
      'Zug',
    ]);
  });

  it('has no names of figures, placeholders, numbers, letters or labels', () => {
    const junk = [
      'Figure 3',
      'Listing 2.1',
      'x',
      '42',
      'Example',
      'Note',
      'foo.txt',
      'hello_1.0-2.tar.gz',
      'Overview',
    ];
    const terms = ['tar', '字', 'NP', 'CMakeLists.txt', 'World War II', 'debian/rules', 'plot()'];
    const english = languageOf('en');
    expect(junk.filter((term) => isGlossaryTerm(term, english))).toEqual([]);
    expect(terms.filter((term) => !isGlossaryTerm(term, english))).toEqual([]);
  });

  it('finds terms of scripts that write without spaces', () => {
    const { glossary } = courseOf(
      { 'm1-l1': { terms: { 源码包: '源码包是一组文件。' } }, 'm1-l2': { content: '我们构建源码包。' } },
      'zh',
    );
    expect(glossary).toMatchObject([{ term: '源码包', used_in: ['m1-l2'] }]);
  });
});

describe('flashcards', () => {
  const lesson: Given = {
    content: `${CELL} ${TISSUE}`,
    terms: { cell: CELL, tissue: TISSUE },
    points: ['Under the microscope, students can see how a tissue holds many layers together.', CELL],
    exercises: [
      { text: 'What does `ls` **show**? [^c1]', answer: 'The files\\.' },
      { text: 'And why?', answer: null },
    ],
  };

  it('ask for terms, for facts and what the book asks, each with the source’s own words behind', () => {
    const { cards } = courseOf({ 'm1-l1': lesson });
    expect(cards.map(({ kind, front, back }) => [kind, front, back])).toEqual([
      ['term', 'What is a cell?', CELL],
      ['term', 'What is a tissue?', TISSUE],
      ['question', 'What does ls show?', 'The files.'],
      [
        'fact',
        'Under the microscope, students can see how a(n) _____ holds many layers together.',
        `tissue\n${lesson.points?.[0]}`,
      ],
    ]);
    for (const card of cards) expect(card.citations).toHaveLength(1);
  });

  it('are never twice the same, and have the same keys whenever the course is made again', () => {
    const twice = { 'm1-l1': lesson, 'm1-l2': lesson };
    const { cards } = courseOf(twice);
    expect(cards.map((card) => card.lesson)).toEqual(Array(4).fill('m1-l1'));
    expect(courseOf(twice).cards).toEqual(cards);
    expect(new Set(cards.map((card) => card.key)).size).toBe(4);
  });

  it('leave out no part of a longer word where the script has no spaces', () => {
    const point = '这个软件包必须在构建环境内预先安装。';
    const content = `${point} 每个软件包都有维护者。这个软件包属于构建环境。`;
    const { cards } = courseOf({ 'm1-l1': { content, points: [point] } }, 'zh');
    expect(cards.map(({ front }) => front).join()).not.toContain('_____包');
  });

  it('are made of no sentence in another language', () => {
    const foreign = '問題、方法、および結果がここで説明されています。';
    const content = `${CELL} ${foreign} ${foreign}`;
    const { cards } = courseOf({ 'm1-l1': { content, points: [CELL], quotes: [CELL, foreign] } });
    expect(cards.map(({ front }) => front).join()).not.toContain('問題');
  });

  it('are made for a language that nothing is known of', () => {
    const point = 'Ang selula ay ang pinakamaliit na yunit ng buhay na kayang dumami.';
    const { cards } = courseOf(
      { 'm1-l1': { points: [point], content: `${point} ${point}` }, 'm1-l2': {} },
      'tl',
    );
    expect(cards).toMatchObject([{ kind: 'fact', back: expect.stringContaining(point) }]);
  });
});
