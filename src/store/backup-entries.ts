import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createTarDecoder } from 'modern-tar';

interface BackupEntry {
  name: string;
  bytes: number;
  /** To be read to its end before the next entry is asked for. */
  body: AsyncIterable<Uint8Array>;
}

/** The entries of a backup, one after another. Throws: Error when the file is cut off or no tar file. */
export async function* readEntries(path: string): AsyncGenerator<BackupEntry> {
  const decoder = createTarDecoder({ strict: true });
  const reading = Readable.toWeb(createReadStream(path, { highWaterMark: 1 << 20 })).pipeTo(decoder.writable);
  // Told to whoever reads the other side.
  reading.catch(() => undefined);
  for await (const { header, body } of decoder.readable)
    yield { name: header.name, bytes: header.size, body };
  await reading;
}
