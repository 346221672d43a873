import { describe, expect, it } from 'vitest';
import { describeLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { parseByteRange } from './byte-range.ts';

const BYTES = buildSampleBook();

describeLectern('an uploaded file', (open) => {
  it('is given back whole, in part, or not at all when the part is outside', async () => {
    const running = await open();
    const job = await running.make([{ name: 'Übung "1".pdf', bytes: BYTES }]);
    const path = `/api/documents/${job.documents[0]?.document_id}/file`;
    const whole = await running.get(path);
    expect(whole.headers.get('content-type')).toBe('application/pdf');
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect(Buffer.from(await whole.arrayBuffer()).equals(BYTES)).toBe(true);
    const part = await running.get(path, { headers: { range: 'bytes=5-14' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 5-14/${BYTES.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(BYTES.subarray(5, 15))).toBe(true);
    const outside = await running.get(path, { headers: { range: `bytes=${BYTES.length}-` } });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${BYTES.length}`]);
    const known = await running.get(path, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } });
    expect(known.status).toBe(304);
  });

  it('shows its pages as pictures, drawn once', async () => {
    const running = await open();
    const job = await running.make([{ name: 'book.pdf', bytes: BYTES }]);
    const path = `/api/documents/${job.documents[0]?.document_id}/pages`;
    const picture = await running.get(`${path}/2.webp?width=300`);
    expect(picture.headers.get('content-type')).toBe('image/webp');
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect(bytes.subarray(0, 4).toString()).toBe('RIFF');
    expect(bytes.subarray(8, 12).toString()).toBe('WEBP');
    const again = await running.get(`${path}/2.webp?width=300`);
    expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await running.get(`${path}/4.webp`)).status).toBe(404);
    expect((await running.get(`${path}/0.webp`)).status).toBe(404);
    expect((await running.get(`${path}/x.webp`)).status).toBe(400);
    expect((await running.get(`${path}/1.webp?width=100000`)).status).toBe(400);
    const part = await running.get(`${path}/2.webp?box=0.1,0.1,0.5,0.02&width=300`);
    expect([part.status, part.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(part.headers.get('etag')).not.toBe(again.headers.get('etag'));
    for (const box of ['1,1,1,1', '0,0,0,0.5', '0,0,1', '-1,0,1,1', 'x', '0,0,1e9,1'])
      expect((await running.get(`${path}/2.webp?box=${box}`)).status).toBe(400);
  });
});

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=50-1000', { start: 50, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-3', undefined],
    ['bytes=0-1,5-6', undefined],
    ['lines=1-2', undefined],
    ['bytes=-', undefined],
    [undefined, undefined],
  ])('%s of 100 bytes', (header, expected) => {
    expect(parseByteRange(header, 100)).toEqual(expected);
  });
});
