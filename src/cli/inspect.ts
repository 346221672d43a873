import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../base/config.ts';
import { Failure } from '../base/failure.ts';
import { blockText } from '../course/block-text.ts';
import type { DocumentInfo, Page, Structure } from '../course/document.ts';
import { drawReading, listDrawnBlocks } from '../pdf/draw-reading.ts';
import { openDocument } from '../pdf/open-document.ts';
import { openPdfium } from '../pdf/pdfium.ts';
import { encodePng } from '../pdf/png.ts';
import { EXIT } from './exit-codes.ts';
import { readWhole } from './read-whole.ts';

interface InspectRequest {
  file: string;
  /** Undefined: the first pages. */
  page: number | undefined;
  out: string | undefined;
  dpi: number;
  bookmarks: boolean;
}

const USAGE =
  'Usage: npm run inspect -- FILE.pdf [--page NUMBER] [--out FILE.png | DIR] [--dpi 100] [--no-bookmarks]\n';
const MAX_DPI = 600;
const FIRST_PAGES = 10;
const POINTS_PER_INCH = 72;

/** `inspect FILE.pdf --page 12`: draws how a page was read, and lists its blocks. */
export async function inspect(config: Config, args: readonly string[]): Promise<number> {
  const request = parseRequest(args);
  if (typeof request === 'string') {
    process.stderr.write(`${request}\n${USAGE}`);
    return EXIT.usage;
  }
  const found = await stat(request.file).catch(() => undefined);
  if (found === undefined || !found.isFile())
    throw new Failure('file_not_found', `There is no file ${request.file}.`);
  const { info, pages, structure, problems } = await readWhole(config, request.file, request.bookmarks);
  const wanted = pages.filter(({ pageNumber }) =>
    request.page === undefined ? pageNumber <= FIRST_PAGES : pageNumber === request.page,
  );
  if (wanted.length === 0)
    throw new Failure('not_found', `${request.file} has pages 1 to ${info.pageCount}, not ${request.page}.`);
  tellDocument(info, structure);
  for (const problem of problems) process.stdout.write(`Problem: ${problem.detail}\n`);
  await drawPages(request, wanted, structure);
  return EXIT.ok;
}

function parseRequest(args: readonly string[]): InspectRequest | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      allowNegative: true,
      options: {
        page: { type: 'string' },
        out: { type: 'string' },
        dpi: { type: 'string', default: '100' },
        bookmarks: { type: 'boolean', default: true },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return 'Name one file.';
    const page = values.page === undefined ? undefined : Number(values.page);
    const dpi = Number(values.dpi);
    if (page !== undefined && (!Number.isInteger(page) || page < 1)) return `--page is ${values.page}.`;
    if (!(dpi >= 10 && dpi <= MAX_DPI)) return `--dpi is ${values.dpi}; it may be 10 to ${MAX_DPI}.`;
    return { file, page, out: values.out, dpi, bookmarks: values.bookmarks };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function tellDocument({ pageCount }: DocumentInfo, { title, language, source, headings }: Structure): void {
  process.stdout.write(
    `${title} (${language}): ${pageCount} pages, ${headings.length} headings from ${source}\n`,
  );
}

async function drawPages(
  request: InspectRequest,
  pages: readonly Page[],
  structure: Structure,
): Promise<void> {
  const pdfium = await openPdfium();
  const document = openDocument(pdfium, request.file);
  const stem = basename(request.file).replace(/\.pdf$/i, '');
  for (const page of pages) {
    const bitmap = document.renderPage(page.pageNumber, {
      widthPx: Math.max(1, Math.round((page.widthPt / POINTS_PER_INCH) * request.dpi)),
    });
    drawReading(bitmap, page, structure);
    const name = `${stem}-${String(page.pageNumber).padStart(4, '0')}.png`;
    const path =
      request.page === undefined ? join(request.out ?? `${stem}-pages`, name) : (request.out ?? name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, encodePng(bitmap));
    process.stdout.write(`\n${path}\n${listBlocks(page, structure)}`);
  }
  document.close();
}

const MAX_SHOWN_CHARS = 70;

/** The blocks of a page as text, a line each: number, what it is, size, and how it begins. */
function listBlocks(page: Page, structure: Structure): string {
  const role = structure.roles[page.pageNumber - 1] ?? 'unreadable';
  const lines = listDrawnBlocks(page, structure).map(({ number, kind, headingLevel, furniture }) => {
    const block = page.blocks[number - 1];
    if (block === undefined) return '';
    const nested = block.depth === undefined ? '' : ` depth ${block.depth}`;
    const cells =
      block.table === undefined ? '' : ` ${block.table.rows.length} x ${block.table.rows[0]?.length}`;
    const what = furniture ? 'furniture' : headingLevel === undefined ? kind : `heading ${headingLevel}`;
    const look = `${block.sizePt} pt${block.weight >= 600 ? ' bold' : ''}${block.italic === true ? ' italic' : ''}`;
    const text = `${block.marker === undefined ? '' : `[${block.marker}] `}${blockText(block).replaceAll('\n', '⏎')}`;
    const shown = text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text;
    return `${String(number).padStart(4)}  ${`${what}${nested}${cells}`.padEnd(16)} ${look.padEnd(18)} ${shown}\n`;
  });
  const ocr = page.ocrConfidence === undefined ? '' : `, OCR ${Math.round(page.ocrConfidence)} % sure`;
  return `page ${page.pageNumber}, ${role}${ocr}, pictures on ${Math.round(page.pictureShare * 100)} %\n${lines.join('')}`;
}
