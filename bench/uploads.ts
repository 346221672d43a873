import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { drive, OCTAVE, withLectern } from './machine.ts';
import { type Figure, median, milliseconds, spread } from './table.ts';

const UPLOADS = 10;
const BOUNDARY = 'lectern-bench';

/** Milliseconds from the last byte of a form of 5 MB until the first byte of the answer. */
async function timeUpload(url: string, bytes: Buffer, name: string): Promise<number> {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="${name}.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
  // A byte after the end of a PDF changes nothing but its hash.
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`%${name}\r\n--${BOUNDARY}--\r\n`)]);
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const write = (chunk: Uint8Array) => new Promise<void>((done) => socket.write(chunk, () => done()));
  socket.write(
    `POST /api/upload-pdfs HTTP/1.1\r\nhost: bench\r\nconnection: close\r\ncontent-type: multipart/form-data; boundary=${BOUNDARY}\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  await write(body.subarray(0, -1));
  // What was sent shall have arrived: only the last byte is missing.
  await new Promise((wake) => setTimeout(wake, 300));
  const startedMs = performance.now();
  socket.write(body.subarray(-1));
  const answer = await new Promise<string>((resolve) =>
    socket.once('data', (data) => resolve(data.toString())),
  );
  const tookMs = performance.now() - startedMs;
  socket.destroy();
  if (!answer.startsWith('HTTP/1.1 202')) throw new Error(`Upload answered ${answer.slice(0, 200)}`);
  return tookMs;
}

/** The answer to an upload, idle and while three books are read. */
export async function measureUploads(): Promise<Figure[]> {
  const bytes = await readFile(OCTAVE);
  const idle = await withLectern(({ url }) => timeUpload(url, bytes, 'idle'));
  const busy: number[] = [];
  await withLectern(async ({ url }) => {
    const books = drive(url, OCTAVE, 3);
    await new Promise((wake) => setTimeout(wake, 800));
    for (let count = 0; count < UPLOADS; count += 1) busy.push(await timeUpload(url, bytes, `busy-${count}`));
    await books;
  });
  return [
    {
      what: 'upload of 5 MB, answer after its last byte',
      lectern: milliseconds(idle),
      wanted: 'under 100 ms',
      met: idle < 100,
    },
    {
      what: `the same while three books are read (${UPLOADS} uploads), slowest ${milliseconds(Math.max(...busy))}`,
      lectern: spread(busy, milliseconds),
      wanted: 'under 100 ms',
      met: Math.max(...busy) < 100 && median(busy) < 100,
    },
  ];
}
