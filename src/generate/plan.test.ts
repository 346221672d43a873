import { describe, expect, it } from 'vitest';
import { Failure } from '../base/failure.ts';
import type { Heading, PageRole } from '../course/document.ts';
import { blockOf, pageOf, proseOf, sourceOf } from './fixture-pages.ts';
import { coverageOf, planCourse } from './plan.ts';
import { seededRandom } from './random.ts';
import type { SourceDocument } from './source-document.ts';

/** A heading block and text below it, a page each. */
function bookOf(sections: { level: number; title: string; words: number }[]): SourceDocument {
  const pages = sections.map(({ title, words }, index) =>
    pageOf(index + 1, [blockOf(title), ...(words === 0 ? [] : [blockOf(proseOf(words, `item${index}`))])]),
  );
  const headings: Heading[] = sections.map(({ level, title }, index) => ({
    level,
    title,
    pageNumber: index + 1,
    blockIndex: 0,
  }));
  return sourceOf(pages, { headings });
}

const titles = (source: SourceDocument): string[][] =>
  planCourse([source]).modules.map((module) => [
    module.title,
    ...module.lessons.map((lesson) => lesson.title),
  ]);

describe('planCourse', () => {
  it('names no lesson after references that are not taught', () => {
    const blocks = [
      blockOf(proseOf(900)),
      blockOf('References'),
      blockOf('[1] A book.'),
      blockOf(proseOf(900)),
    ];
    const source = sourceOf([pageOf(1, blocks)], {
      headings: [{ level: 1, title: 'References', pageNumber: 1, blockIndex: 1 }],
      furniture: { 1: [1, 2] },
      untaught: [{ page: 1, blocks: [1, 2], role: 'bibliography' }],
    });
    expect(titles(source).flat().join()).not.toContain('References');
  });

  it('makes chapters modules and sections lessons', () => {
    const source = bookOf([
      { level: 1, title: '1 Birds', words: 20 },
      { level: 2, title: '1.1 Wings', words: 900 },
      { level: 2, title: '1.2 Beaks', words: 900 },
      { level: 1, title: '2 Fish', words: 800 },
    ]);
    expect(titles(source)).toEqual([
      ['Birds', 'Wings', 'Beaks'],
      ['Fish', 'Fish'],
    ]);
  });

  it('uses the second level when the first is the title alone', () => {
    const source = bookOf([
      { level: 1, title: 'All about birds', words: 0 },
      { level: 2, title: 'Wings', words: 900 },
      { level: 2, title: 'Beaks', words: 900 },
    ]);
    expect(titles(source).map(([title]) => title)).toEqual(['Wings', 'Beaks']);
  });

  it('takes the chapters of parts as modules', () => {
    const source = bookOf([
      { level: 1, title: 'Part I Air', words: 0 },
      { level: 2, title: 'Birds', words: 900 },
      { level: 2, title: 'Bats', words: 900 },
      { level: 1, title: 'Part II Water', words: 0 },
      { level: 2, title: 'Fish', words: 900 },
    ]);
    expect(titles(source).map(([title]) => title)).toEqual(['Birds', 'Bats', 'Fish']);
  });

  it('puts small sections together under both names', () => {
    const source = bookOf([
      { level: 1, title: 'Birds', words: 0 },
      { level: 2, title: 'Wings', words: 400 },
      { level: 2, title: 'Beaks', words: 400 },
      { level: 2, title: 'Nests', words: 1500 },
      { level: 1, title: 'Fish', words: 800 },
    ]);
    expect(titles(source)[0]).toEqual(['Birds', 'Wings; Beaks', 'Nests']);
  });

  it('splits a long text without headings into lessons of a readable size', () => {
    const pages = Array.from({ length: 30 }, (_, index) =>
      pageOf(index + 1, [blockOf(proseOf(200, `topic${index >> 3}`)), blockOf(proseOf(100))]),
    );
    const plan = planCourse([sourceOf(pages)]);
    const lessons = plan.modules.flatMap((module) => module.lessons);
    expect(lessons.length).toBeGreaterThan(3);
    expect(lessons.length).toBeLessThan(15);
    for (const lesson of lessons) expect(lesson.words).toBeLessThan(2600);
  });

  it('splits no entry between its line of code and what explains it', () => {
    const pages = Array.from({ length: 40 }, (_, index) =>
      pageOf(index + 1, [blockOf(`read [-e] [name${index} ...]`, 'code'), blockOf(proseOf(200))]),
    );
    const lessons = planCourse([sourceOf(pages)]).modules.flatMap((module) => module.lessons);
    expect(lessons.length).toBeGreaterThan(3);
    expect(lessons.flatMap(({ spans }) => spans.map(({ from }) => from.block))).toEqual(lessons.map(() => 0));
  });

  it('makes the topics of a text without headings the lessons of one module, and loses no block to their titles', () => {
    const pages = [1, 2, 3].map((pageNumber) =>
      pageOf(pageNumber, [
        blockOf(proseOf(600, `item${pageNumber}`)),
        blockOf(proseOf(600, `item${pageNumber}`)),
      ]),
    );
    const headings = pages.map(({ pageNumber }) => ({
      level: 1,
      title: `Topic ${pageNumber}`,
      pageNumber,
      blockIndex: 0,
      blockCount: 0,
    }));
    const source = sourceOf(pages, { headings, source: 'topics' });
    expect(titles(source)).toEqual([['A book', 'Topic 1', 'Topic 2', 'Topic 3']]);
    expect(planCourse([source]).modules[0]?.lessons.map(({ words }) => words)).toEqual([1200, 1200, 1200]);
  });

  it('groups slides and makes no lesson of a single one', () => {
    const pages = Array.from({ length: 30 }, (_, index) =>
      pageOf(index + 1, [blockOf(`Slide ${index}`), blockOf(proseOf(30))], { widthPt: 960, heightPt: 540 }),
    );
    const headings = pages.map((page) => ({
      level: 1,
      title: `Topic ${page.pageNumber}`,
      pageNumber: page.pageNumber,
      blockIndex: 0,
    }));
    const lessons = planCourse([sourceOf(pages, { headings })]).modules.flatMap((module) => module.lessons);
    expect(lessons.length).toBeGreaterThanOrEqual(2);
    expect(lessons.length).toBeLessThanOrEqual(5);
  });

  it('leaves pages out by role and says why', () => {
    const roles: PageRole[] = ['cover', 'contents', 'body'];
    const pages = [1, 2, 3].map((number) => pageOf(number, [blockOf(proseOf(200))]));
    const plan = planCourse([sourceOf(pages, { roles })]);
    expect(plan.left_out).toEqual([
      { document_id: 1, pages: [1], reason: 'cover' },
      { document_id: 1, pages: [2], reason: 'contents' },
    ]);
  });

  it('leaves out a page of nothing but signs', () => {
    const pages = [pageOf(1, [blockOf(proseOf(200))]), pageOf(2, [blockOf('* * *')])];
    expect(planCourse([sourceOf(pages)]).left_out).toEqual([{ document_id: 1, pages: [2], reason: 'blank' }]);
  });

  it('refuses a course without any text', () => {
    const source = sourceOf([pageOf(1, []), pageOf(2, [], { pictureShare: 1 })]);
    expect(() => planCourse([source])).toThrow(Failure);
  });

  it('accounts for every page, whatever the document looks like', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const source = anyDocument(seed);
      const plan = planCourse([source, anyDocument(seed + 1000, 2)]);
      const coverage = coverageOf(plan, [source, anyDocument(seed + 1000, 2)]);
      const leftOut = coverage.left_out.flatMap((entry) =>
        entry.pages.map((page) => `${entry.document_id}:${page}`),
      );
      expect(new Set(leftOut).size).toBe(leftOut.length);
      expect(coverage.in_lessons + leftOut.length).toBe(coverage.pages);
      expect(planCourse([source, anyDocument(seed + 1000, 2)])).toEqual(plan);
    }
  });
});

const ROLES: PageRole[] = ['body', 'body', 'body', 'body', 'blank', 'contents', 'index', 'legal'];

/** A document of random pages, headings, furniture and roles; its first page always has text. */
function anyDocument(seed: number, documentId = 1): SourceDocument {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const count = 1 + below(25);
  const pages = Array.from({ length: count }, (_, index) => {
    const blocks = Array.from({ length: index === 0 ? 2 : below(5) }, () => blockOf(proseOf(below(400) + 1)));
    return pageOf(index + 1, blocks, { pictureShare: below(2) });
  });
  const headings = pages.flatMap((page): Heading[] =>
    random() < 0.4
      ? [
          {
            level: 1 + below(3),
            title: `H ${page.pageNumber}`,
            pageNumber: page.pageNumber,
            blockIndex: below(3),
          },
        ]
      : random() < 0.2
        ? [{ level: 1 + below(2), title: `U ${page.pageNumber}`, pageNumber: page.pageNumber }]
        : [],
  );
  const furniture = Object.fromEntries(
    pages.filter(() => random() < 0.3).map((page) => [page.pageNumber, [0]]),
  );
  const roles = pages.map(
    (_page, index): PageRole => (index === 0 ? 'body' : (ROLES[below(ROLES.length)] ?? 'body')),
  );
  return sourceOf(pages, { headings, furniture, roles }, documentId);
}

it('puts a short preface into the first chapter, which keeps its name and its summary', () => {
  const page = pageOf(1, [
    blockOf('Preface'),
    blockOf(proseOf(200, 'reader')),
    blockOf('Vectors'),
    blockOf(proseOf(900)),
    blockOf('Matrices'),
    blockOf(proseOf(900, 'matrix')),
  ]);
  const headings = ['Preface', 'Vectors', 'Matrices'].map((title, index) => ({
    level: 1,
    title,
    pageNumber: 1,
    blockIndex: 2 * index,
  }));
  const { modules } = planCourse([sourceOf([page], { headings })]);
  expect(modules.map(({ title }) => title)).toEqual(['Vectors', 'Matrices']);
  expect(modules[0]?.lessons.map(({ title }) => title)).toEqual(['Vectors']);
  expect(modules[0]?.summary).toContain('Every vector');
});

it('names appendices without the letters that number them', () => {
  const titles = ['Vectors', 'A A sample session', 'B Invoking', 'Appendix C Links'];
  const page = pageOf(
    1,
    titles.flatMap((title) => [blockOf(title), blockOf(proseOf(900))]),
  );
  const headings = titles.map((title, index) => ({ level: 1, title, pageNumber: 1, blockIndex: 2 * index }));
  const { modules } = planCourse([sourceOf([page], { headings })]);
  expect(modules.map(({ title }) => title)).toEqual(['Vectors', 'A sample session', 'Invoking', 'Links']);
});
