import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPdf } from './build-pdf.ts';
import { readLigatureTable } from './ligature-table.ts';
import { openDocument } from './open-document.ts';
import { openPdfium, type Pdfium } from './pdfium.ts';

const OWN = '/Encoding<</Type/Encoding/Differences[85/f_f/f_i 3/T_h 87/f_f_l.alt 92/backslash]>>';

/** An object stream of objects 7, 8, ... (ISO 32000-2, 7.5.7). */
function objectStream(...objects: string[]): Buffer {
  let offset = 0;
  const numbers = objects.map((object, index) => {
    const pair = `${7 + index} ${offset}`;
    offset += object.length + 1;
    return pair;
  });
  const first = `${numbers.join(' ')} `;
  const packed = deflateSync(Buffer.from(first + objects.join('\n')));
  const head = `5 0 obj\n<</Type/ObjStm/N ${objects.length}/First ${first.length}/Length ${packed.length}/Filter/FlateDecode>>\nstream\n`;
  return Buffer.concat([Buffer.from(`%PDF-1.5\n${head}`), packed, Buffer.from('\nendstream\nendobj\n')]);
}

describe('ligatures that a file names by their letters', () => {
  let folder = '';
  let pdfium: Pdfium;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ligatures-'));
    pdfium = await openPdfium();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const read = async (bytes: Buffer): Promise<string[]> => {
    const path = join(folder, 'book.pdf');
    await writeFile(path, bytes);
    const document = openDocument(pdfium, path);
    const { pages } = document.readPages(1, 1);
    document.close();
    return pages.flatMap(({ blocks }) => blocks.flatMap(({ lines }) => lines.map(({ text }) => text)));
  };
  const page = [
    { text: 'The UNIX \u0003is diUerent, modiVed and oWine.' },
    { text: 'Vnd US or II.', bold: true },
  ];

  it('are these letters, and what is printed as a letter stays one', async () => {
    const plain = buildPdf([page]).toString('latin1');
    const named = Buffer.from(plain.replace('/Encoding/WinAnsiEncoding', OWN), 'latin1');
    expect(await read(named)).toEqual(['The UNIX This different, modified and offline.', 'Vnd US or II.']);
    expect((await read(Buffer.from(plain, 'latin1')))[1]).toBe('Vnd US or II.');
  });

  it('stand beside accents, bullets and quotation marks of their own, and before the number of a footnote', async () => {
    const line = { text: '\u00ab Vnd \u00bb \u00b7 diUerent\u00b4 ` eUect \u00b8 \u00a8 moVi \u00b0 \u00b1' };
    const plain = buildPdf([[line, line]]).toString('latin1');
    const own = OWN.replace(
      '85/f_f',
      '168/dieresis 171/guillemotleft 176/degree 180/acute 183/periodcentered 184/cedilla 187/guillemotright 85/f_f',
    );
    const [first = ''] = await read(Buffer.from(plain.replace('/Encoding/WinAnsiEncoding', own), 'latin1'));
    expect(first).toContain('find');
    expect(first).toContain('different');
    expect(first).toContain('effect');
    const raised = plain.replace(
      /\((?:[^()\\]|\\.)*\) Tj/,
      '(An eUect) Tj 5 Ts /F1 7 Tf (1) Tj 0 Ts /F1 11 Tf (, too) Tj',
    );
    const [text] = await read(Buffer.from(raised.replace('/Encoding/WinAnsiEncoding', OWN), 'latin1'));
    expect(text).toBe('An effect¹, too');
  });

  it('are found in object streams, by the number of their encoding', () => {
    const bytes = objectStream(
      '<</Type/Font/BaseFont/ABCDEF+Roman/Encoding 8 0 R>>',
      '<</Type/Encoding/Differences[85/f_f/f_i]>>',
      '<</Type/Font/BaseFont/Italic/Encoding 10 0 R>>',
      '<</Type/Encoding/Differences[65/A/ff/fi]>>',
    );
    expect(readLigatureTable(bytes)).toEqual(
      new Map([
        [
          'ABCDEF+Roman',
          new Map([
            [85, 'ff'],
            [86, 'fi'],
          ]),
        ],
        [
          'Roman',
          new Map([
            [85, 'ff'],
            [86, 'fi'],
          ]),
        ],
      ]),
    );
  });

  it('are left alone where two fonts of one name use a code differently', () => {
    const bytes = objectStream(
      '<</Type/Font/BaseFont/AAAAAA+Roman/Encoding 9 0 R>>',
      '<</Type/Font/BaseFont/BBBBBB+Roman/Encoding 10 0 R>>',
      '<</Differences[85/f_f/f_i]>>',
      '<</Differences[85/f_l/f_i]>>',
    );
    const table = readLigatureTable(bytes);
    expect([table.get('Roman')?.get(85), table.get('Roman')?.get(86)]).toEqual(['', 'fi']);
    expect([table.get('AAAAAA+Roman')?.get(85), table.get('BBBBBB+Roman')?.get(85)]).toEqual(['ff', 'fl']);
  });

  it('are none in what is broken, encrypted or no PDF', () => {
    const whole = objectStream('<</BaseFont/Roman/Encoding 8 0 R>>', '<</Differences[85/f_f]>>');
    const noise = Buffer.from(whole);
    noise.fill(0x41, whole.indexOf('stream') + 7, whole.indexOf('endstream'));
    const bomb = objectStream(`<</BaseFont/Roman/Differences[85/f_f]>>${' '.repeat(5e6)}`);
    for (const bytes of [
      noise,
      bomb,
      Buffer.alloc(0),
      Buffer.from('/ObjStm'),
      Buffer.from('obj/Differences['),
    ])
      expect(readLigatureTable(bytes).size).toBe(0);
    const many = '1 0 obj/BaseFont/R/Differences['.repeat(20_000);
    for (const text of [many, '5 0 obj<</Type/ObjStm/First 3>>stream\n'.repeat(20_000)])
      expect(readLigatureTable(Buffer.from(text)).size).toBe(0);
    for (let length = 0; length < whole.length; length += 7)
      expect(() => readLigatureTable(whole.subarray(0, length))).not.toThrow();
  });
});
