import { readFileSync } from 'node:fs';
import { openDocument } from '../../src/pdf/open-document.ts';
import { openPdfium } from '../../src/pdf/pdfium.ts';
import { readWithPdfjs } from './read-peers.ts';

// A process of its own, so that it can be held to one core: `read-alone.ts ours|pdfjs ROUNDS FILE...` prints the
// milliseconds of each round as JSON; the first round, with cold compilers, is the first number.

const [who = '', rounds = '', ...files] = process.argv.slice(2);

async function openOurs(): Promise<(file: string) => Promise<void>> {
  const pdfium = await openPdfium();
  return async (file) => {
    const document = openDocument(pdfium, file);
    document.readPages(1, document.info().pageCount);
    document.close();
  };
}

const read =
  who === 'ours'
    ? await openOurs()
    : async (file: string): Promise<void> => {
        await readWithPdfjs(file);
      };
// The files are in the system's cache, for everybody.
for (const file of files) readFileSync(file);
const timesMs: number[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const startedMs = performance.now();
  for (const file of files) await read(file);
  timesMs.push(performance.now() - startedMs);
}
process.stdout.write(JSON.stringify(timesMs));
