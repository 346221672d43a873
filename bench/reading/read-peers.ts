import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const MAX_TEXT_BYTES = 1e9;

/** The text of each page as pdftotext gives it in its reading order. */
export async function readWithPdftotext(path: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('pdftotext', ['-enc', 'UTF-8', path, '-'], {
    encoding: 'utf8',
    maxBuffer: MAX_TEXT_BYTES,
  });
  // A form feed ends each page.
  return stdout.split('\f').slice(0, -1);
}

/** The text of each page as pdf.js gives it, in the order of the file. */
export async function readWithPdfjs(path: string): Promise<string[]> {
  const loading = getDocument({
    data: new Uint8Array(await readFile(path)),
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await loading.promise;
  const texts: string[] = [];
  for (let pageNumber = 1; pageNumber <= document.numPages; pageNumber += 1) {
    const page = await document.getPage(pageNumber);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    page.cleanup();
  }
  await loading.destroy();
  return texts;
}
