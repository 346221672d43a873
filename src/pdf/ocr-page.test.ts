import { beforeAll, describe, expect, it } from 'vitest';
import { pageText } from '../course/block-text.ts';
import type { Page } from '../course/document.ts';
import { scanLines } from './made-scan.ts';
import { type GrayBitmap, straighten, turnBitmap } from './ocr-bitmap.ts';
import { type OcrEngine, openOcrEngine } from './ocr-engine.ts';
import { readScan } from './ocr-page.ts';

const PT_PER_PX = 72 / 200;
const UNKNOWN = { asked: false, quarterTurns: 0 };

const GERMAN = [
  'Als Gregor eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem',
  'Bett zu einem Ungeziefer verwandelt. Er lag auf seinem harten Rücken und sah,',
  'wenn er den Kopf ein wenig hob, seinen gewölbten, braunen Bauch, auf dessen Höhe',
  'sich die Decke kaum noch erhalten konnte. Es war kein Traum, und das Zimmer war',
  'nicht zu groß, aber es lag ruhig zwischen den vier Wänden, die er kannte.',
];

const unread = ({ width, height }: GrayBitmap): Page => ({
  pageNumber: 1,
  widthPt: width * PT_PER_PX,
  heightPt: height * PT_PER_PX,
  blocks: [],
  pictureShare: 1,
});

describe('reading the picture of a page', () => {
  let engine: OcrEngine;
  let upright: GrayBitmap;

  beforeAll(async () => {
    engine = await openOcrEngine();
    upright = await scanLines(
      [{ text: 'Die Verwandlung', sizePt: 20, bold: true }, ...GERMAN.map((text) => ({ text, gapPt: 2 }))],
      { serif: true },
    );
  }, 30_000);

  it('finds the language, and gives words, sizes and paragraphs as printed text has them', () => {
    const { page, languages } = readScan(engine, upright, unread(upright), UNKNOWN);
    if (page === undefined) throw new Error('nothing was read');
    expect(languages).toEqual(['deu']);
    expect(pageText(page)).toBe(`Die Verwandlung\n${GERMAN.join(' ')}`);
    const [heading, paragraph] = page.blocks;
    expect(heading?.sizePt).toBeGreaterThan((paragraph?.sizePt ?? 0) * 1.5);
    expect(paragraph?.sizePt).toBeCloseTo(11, 0);
    expect(page.ocrConfidence).toBeGreaterThan(85);
    for (const line of page.blocks.flatMap((block) => block.lines))
      expect(line.confidences).toHaveLength(line.text.split(' ').length);
  }, 30_000);

  it('sets turned pages upright, and tells where the words stand on the page as it is shown', () => {
    const straight = readScan(engine, upright, unread(upright), UNKNOWN).page?.blocks[0]?.lines[0]?.box;
    if (straight === undefined) throw new Error('nothing was read');
    for (const turns of [1, 2, 3]) {
      const turned = turnBitmap(upright, turns);
      const { page, quarterTurns } = readScan(engine, turned, unread(turned), UNKNOWN);
      if (page === undefined) throw new Error('nothing was read');
      expect(quarterTurns).toBe(4 - turns);
      expect(pageText(page)).toContain('fand er sich in seinem Bett');
      const box = page.blocks[0]?.lines[0]?.box;
      const [long, short] = [straight.widthPt, straight.heightPt];
      expect(box?.widthPt).toBeCloseTo(turns === 2 ? long : short, -1);
      expect(box?.heightPt).toBeCloseTo(turns === 2 ? short : long, -1);
      // The title stands at the top left of the upright page.
      if (turns !== 3) expect(box?.leftPt).toBeGreaterThan(page.widthPt / 2);
      else expect(box?.leftPt).toBeCloseTo(straight.topPt, -1);
      if (turns === 2) expect(box?.topPt).toBeGreaterThan(page.heightPt / 2);
    }
  }, 60_000);

  it('levels skewed pages, and puts the boxes back where the words are', () => {
    const skewed = straighten(upright, -0.07);
    const { page } = readScan(engine, skewed, unread(skewed), { ...UNKNOWN, languages: ['deu'] });
    if (page === undefined) throw new Error('nothing was read');
    expect(pageText(page)).toBe(`Die Verwandlung\n${GERMAN.join(' ')}`);
    const lines = page.blocks[1]?.lines ?? [];
    // Each line falls to the right by a fourteenth of its length.
    for (const { box } of lines) expect(box.heightPt).toBeGreaterThan(0.07 * box.widthPt);
    for (const { box } of lines) expect(box.leftPt + box.widthPt).toBeLessThan(page.widthPt);
  }, 30_000);

  it('reads no letters into noise, waves and darkness', () => {
    const [width, height] = [800, 1000];
    const pictures = [
      Uint8Array.from({ length: width * height }, (_, at) => (at * 2_654_435_761) >>> 24),
      Uint8Array.from({ length: width * height }, (_, at) => 128 + 100 * Math.sin((at % width) / 17)),
      new Uint8Array(width * height),
    ];
    for (const gray of pictures) {
      const bitmap = { gray, width, height };
      expect(readScan(engine, bitmap, unread(bitmap), UNKNOWN).page).toBeUndefined();
    }
  }, 30_000);

  it('knows an empty sheet, which is no picture that could not be read', () => {
    const gray = new Uint8Array(800 * 1000).fill(235);
    const bitmap = { gray, width: 800, height: 1000 };
    expect(readScan(engine, bitmap, unread(bitmap), UNKNOWN).page).toMatchObject({
      blocks: [],
      pictureShare: 0,
    });
    expect(readScan(engine, upright, unread(upright), UNKNOWN).page?.pictureShare).toBe(0);
  }, 30_000);

  it('keeps what the file itself says where the picture says no more', () => {
    const page = unread(upright);
    const text = 'word '.repeat(200).trim();
    const box = { leftPt: 0, topPt: 0, widthPt: 100, heightPt: 10 };
    page.blocks = [{ kind: 'text', sizePt: 10, weight: 400, lines: [{ text, box, edgesPt: [] }] }];
    const hints = { ...UNKNOWN, languages: ['deu'] };
    expect(readScan(engine, upright, page, hints).page).toBeUndefined();
  }, 30_000);
});
