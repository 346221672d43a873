import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pageText } from '../course/block-text.ts';
import type { Block, Page } from '../course/document.ts';
import { type Database, openDatabase, queryOne } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { describeEachDatabase } from '../db/test-databases.ts';
import { chunkPages } from './chunk.ts';
import { savePassages } from './passages.ts';
import { searchPassages } from './search.ts';
import { WordIndex } from './word-index.ts';
import { listWords } from './words.ts';

const BOX = { leftPt: 0, topPt: 0, widthPt: 100, heightPt: 10 };
const block = (text: string, change: Partial<Block> = {}): Block => ({
  kind: 'text',
  lines: [{ text, box: BOX, edgesPt: [] }],
  sizePt: 10,
  weight: 400,
  ...change,
});
const page = (pageNumber: number, ...blocks: Block[]): Page => ({
  pageNumber,
  widthPt: 600,
  heightPt: 800,
  blocks,
  pictureShare: 0,
});
const words = (count: number, word = 'word'): string =>
  Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');
const NO_STRUCTURE = { furniture: {}, roles: [] };

describe('passages', () => {
  it('follow the borders of blocks and pages, 120 to 200 words each', () => {
    const pages = [page(1, block(words(70)), block(words(60)), block(words(90))), page(2, block(words(20)))];
    const chunks = chunkPages(pages, NO_STRUCTURE);
    expect(chunks.map((chunk) => [chunk.page, chunk.position, chunk.text.split(/\s+/).length])).toEqual([
      [1, 0, 130],
      [1, 1, 90],
      [2, 0, 20],
    ]);
  });

  it('are verbatim pieces of the text of the page', () => {
    const sentences = Array.from(
      { length: 60 },
      (_, index) => `Sentence ${index} says a little more than that.`,
    );
    const one = page(
      1,
      block('Head'),
      block(sentences.join(' ')),
      block('item', { marker: '•', kind: 'list_item' }),
    );
    const chunks = chunkPages([one], NO_STRUCTURE);
    expect(chunks.length).toBeGreaterThan(2);
    for (const { text } of chunks) for (const line of text.split('\n')) expect(pageText(one)).toContain(line);
    const count = (text: string): number => text.split(/\s+/).length;
    expect(chunks.reduce((sum, chunk) => sum + count(chunk.text), 0)).toBe(count(pageText(one)));
    expect(Math.max(...chunks.map((chunk) => count(chunk.text)))).toBeLessThanOrEqual(200);
  });

  it('leave out running heads and pages that are not taught, and end where a lesson ends', () => {
    const pages = [
      page(1, block('Contents'), block('1 Light')),
      page(2, block('Running head'), block('End of light.'), block('Start of sound.')),
    ];
    const structure = { furniture: { 2: [0] }, roles: ['contents', 'body'] as const };
    const chunks = chunkPages(pages, { ...structure, roles: [...structure.roles] }, (_, index) =>
      index < 2 ? 'light' : 'sound',
    );
    expect(chunks).toEqual([
      { page: 2, position: 0, lessonKey: 'light', text: 'End of light.' },
      { page: 2, position: 1, lessonKey: 'sound', text: 'Start of sound.' },
    ]);
  });
});

describe('words', () => {
  it('are compared without case and accents, and in pairs of signs where there are no spaces', () => {
    expect(listWords('Élan VITAL, 3.5 naïve')).toEqual(['elan', 'vital', '3', '5', 'naive']);
    expect(listWords('光合作用')).toEqual(['光合', '合作', '作用']);
    expect(listWords('الضوء مهم')).toEqual(['الضوء', 'مهم']);
  });

  it('rank rare ones above common ones', async () => {
    const index = new WordIndex();
    await index.addAll(['the cell the cell', 'the mitochondrion', 'the the the the']);
    expect(index.rank('the mitochondrion', 3).map((found) => found.entry)).toEqual([1, 2, 0]);
    expect(index.rank('nowhere', 3)).toEqual([]);
    expect(new WordIndex().rank('a', 3)).toEqual([]);
  });
});

describeEachDatabase('search', (databases) => {
  let db: Database;
  const courses: { course: number; document: number }[] = [];
  beforeAll(async () => {
    db = await openDatabase(await databases.create());
    await migrate(db);
    for (const name of ['one', 'two'])
      courses.push(
        await queryOne(
          db,
          z.object({ course: z.int(), document: z.int() }),
          `with made as (insert into course (title, generator) values ($1, 'extractive') returning course_id)
           insert into document (course_id, position, filename, bytes, sha256)
           select course_id, 0, $1, 1, '' from made returning course_id as course, document_id as document`,
          [name],
        ),
      );
  });
  afterAll(() => db.close());
  const passage = (documentId: number, pageNumber: number, text: string) => ({
    documentId,
    page: pageNumber,
    position: 0,
    lessonKey: 'k',
    text,
  });

  it('finds what is in the course and nothing of another', async () => {
    const [one, two] = courses;
    if (one === undefined || two === undefined) throw new Error('no courses');
    await savePassages(db, one.course, [
      passage(one.document, 1, 'Photosynthesis turns light into sugar.'),
      passage(one.document, 2, 'Light is a wave.'),
    ]);
    await savePassages(db, two.course, [passage(two.document, 1, 'Photosynthesis in another course.')]);
    const found = await searchPassages(db, one.course, 'Photosynthesis of light?', 10);
    expect(found.map((hit) => [hit.documentId, hit.page])).toEqual([
      [one.document, 1],
      [one.document, 2],
    ]);
    expect(await searchPassages(db, 999, 'light', 10)).toEqual([]);
  });

  it('sees what was saved after the first question, and saves a place once', async () => {
    const [, two] = courses;
    if (two === undefined) throw new Error('no courses');
    expect(await searchPassages(db, two.course, 'volcano', 10)).toEqual([]);
    await savePassages(db, two.course, [passage(two.document, 7, 'A volcano.')]);
    await savePassages(db, two.course, [passage(two.document, 7, 'A quiet volcano.')]);
    expect(await searchPassages(db, two.course, 'volcano', 10)).toMatchObject([
      { page: 7, text: 'A quiet volcano.' },
    ]);
  });

  it('finds the one page of a big book that holds two rare words', async () => {
    const [one] = courses;
    if (one === undefined) throw new Error('no courses');
    const vocabulary = Array.from({ length: 12_000 }, (_, index) => (index * 2654435761).toString(36));
    const text = (): string =>
      Array.from({ length: 150 }, () => vocabulary[Math.floor(Math.random() ** 2 * 12_000)]).join(' ');
    for (let batch = 0; batch < 40; batch += 1)
      await savePassages(
        db,
        one.course,
        Array.from({ length: 100 }, (_, index) => passage(one.document, 10 + batch * 100 + index, text())),
      );
    await savePassages(db, one.course, [passage(one.document, 5000, `${text()} quokka wombat ${text()}`)]);
    const hits = await searchPassages(db, one.course, `wombat ${vocabulary[9000]} quokka`, 10);
    expect(hits).toHaveLength(10);
    expect(hits[0]).toMatchObject({ documentId: one.document, page: 5000 });
  });
});
