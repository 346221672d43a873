import { expect, it } from 'vitest';
import { describeLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { PageText, PhraseHits } from '../course/page-text.ts';

describeLectern('the text of a document', (open) => {
  it('is given page by page, with the place of each line', async () => {
    const running = await open();
    const job = await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }]);
    const url = `/api/documents/${job.documents[0]?.document_id}/pages`;
    const page = PageText.parse(await running.json(`${url}/2`));
    expect(page).toMatchObject({ page: 2, ocr: false });
    expect(page.lines.map((line) => line.text)).toContain('Energy and enzymes');
    for (const { box } of page.lines) {
      const [left, top, width, height] = box;
      expect(width * height).toBeGreaterThan(0);
      expect(left + width).toBeLessThanOrEqual(1.0001);
      expect(top + height).toBeLessThanOrEqual(1.0001);
    }
    for (const [name, status] of [
      ['0', 404],
      ['4', 404],
      ['x', 400],
      ['1.5', 400],
      ['-1', 400],
      ['2.webp', 200],
    ] as const)
      expect([name, (await running.get(`${url}/${name}`)).status]).toEqual([name, status]);
    expect((await running.get('/api/documents/999/pages/1')).status).toBe(404);
  });

  it('is searched as a phrase, and each hit lies over the words', async () => {
    const running = await open();
    const job = await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }]);
    const url = `/api/documents/${job.documents[0]?.document_id}`;
    const found = PhraseHits.parse(await running.json(`${url}/search?q=GENETIC%20m%C3%A1terial&limit=2`));
    expect(found.hits).toHaveLength(2);
    expect(found.total).toBeGreaterThan(2);
    for (const { page, snippet, match, boxes } of found.hits) {
      expect(snippet.slice(match.start, match.end)).toMatch(/^genetic\smaterial$/i);
      const { lines } = PageText.parse(await running.json(`${url}/pages/${page}`));
      const tops = lines.filter((line) => /genetic|material/i.test(line.text)).map((line) => line.box[1]);
      for (const [, top] of boxes) expect(tops).toContain(top);
    }
    expect(await running.json(`${url}/search?q=...`)).toEqual({ hits: [], total: 0 });
    expect(await running.json(`${url}/search?q=quasar`)).toEqual({ hits: [], total: 0 });
    for (const query of ['', '?q=', '?q=%00', '?q=a&limit=0', '?q=a&limit=201', `?q=${'x'.repeat(201)}`])
      expect([query, (await running.get(`${url}/search${query}`)).status]).toEqual([query, 400]);
    expect((await running.get('/api/documents/999/search?q=a')).status).toBe(404);
  });
});
