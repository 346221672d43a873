import { execFile } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Config } from '../base/config.ts';
import { errorCode, Failure } from '../base/failure.ts';
import { openDatabase } from '../db/database.ts';
import { openThreads } from '../flows/threads.ts';
import { buildPdf } from '../pdf/build-pdf.ts';
import { scanLines } from '../pdf/made-scan.ts';
import { openOcrEngine } from '../pdf/ocr-engine.ts';
import { findLanguageData, listOcrLanguages } from '../pdf/ocr-languages.ts';
import { checkModels } from './doctor-models.ts';
import { checkChroma } from './doctor-vectors.ts';
import { EXIT } from './exit-codes.ts';
import { attempt, type Finding } from './finding.ts';

const MIN_FREE_BYTES = 1e9;
const MIN_NODE = 24;

/** Says what works on this machine and what does not, and why. Out: 0 when everything needed works. */
export async function doctor(config: Config): Promise<number> {
  const checks = [
    checkNode,
    checkFolder,
    checkDatabase,
    checkFiles,
    checkReading,
    checkOcr,
    checkPort,
    checkModels,
    checkChroma,
    checkPrograms,
  ];
  let broken = 0;
  for (const check of checks)
    for (const finding of await check(config)) {
      const mark = finding.ok ? 'ok  ' : finding.optional === true ? 'none' : 'FAIL';
      process.stdout.write(`${mark}  ${finding.name.padEnd(14)} ${finding.detail}\n`);
      if (!finding.ok && finding.optional !== true) broken += 1;
    }
  process.stdout.write(
    broken === 0 ? '\nLectern can run here.\n' : `\n${broken} of these must be mended first.\n`,
  );
  return broken === 0 ? EXIT.ok : EXIT.environment;
}

async function checkNode(): Promise<Finding[]> {
  const ok = Number.parseInt(process.versions.node, 10) >= MIN_NODE;
  const detail = ok
    ? `${process.version} from ${process.execPath}`
    : `${process.version}; Lectern needs ${MIN_NODE} or newer: start it with npm, which brings its own.`;
  return [{ name: 'Node.js', ok, detail }];
}

async function checkFolder(config: Config): Promise<Finding[]> {
  const finding = await attempt('DATA_DIR', async () => {
    await mkdir(config.DATA_DIR, { recursive: true });
    const probe = join(config.DATA_DIR, '.doctor');
    await writeFile(probe, 'probe');
    await rm(probe);
    const { bavail, bsize } = await statfs(config.DATA_DIR);
    const free = bavail * bsize;
    if (free < MIN_FREE_BYTES)
      throw new Failure('disk_full', `Only ${formatBytes(free)} are free in ${config.DATA_DIR}.`);
    return `${config.DATA_DIR} can be written; ${formatBytes(free)} are free`;
  });
  return [finding];
}

const formatBytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

async function checkDatabase(config: Config): Promise<Finding[]> {
  const kind = config.DATABASE_URL === undefined ? 'embedded' : 'PostgreSQL';
  const finding = await attempt('Database', async () => {
    const startedMs = performance.now();
    try {
      const db = await openDatabase(config);
      await db.ping();
      await db.close();
    } catch (error) {
      if (error instanceof Failure && error.code === 'database_locked')
        return `${kind}, in use by a running Lectern: ${error.message}`;
      throw error;
    }
    return `${kind}, opened in ${Math.round(performance.now() - startedMs)} ms`;
  });
  return [finding];
}

/** The disk and PostgreSQL are looked at by the checks before. */
async function checkFiles(config: Config): Promise<Finding[]> {
  if (config.BLOB_STORE !== 's3') return [];
  const finding = await attempt('S3', async () => {
    const { S3Blobs } = await import('../store/s3-blobs.ts');
    const blobs = new S3Blobs(config);
    try {
      await blobs.ping();
    } finally {
      blobs.close();
    }
    return `the bucket ${config.S3_BUCKET} answers`;
  });
  return [finding];
}

async function checkReading(config: Config): Promise<Finding[]> {
  const path = join(config.DATA_DIR, '.doctor.pdf');
  const threads = openThreads(1);
  try {
    const reading = await attempt('Reading PDFs', async () => {
      await writeFile(path, buildPdf([[{ text: 'Lectern' }]]));
      const info = await threads.run('openPdf', { path });
      return `PDFium opened a sample of ${info.pageCount} page in a worker thread; ${config.THREADS} threads will work`;
    });
    const drawing = await attempt('Page pictures', async () => {
      const picture = await threads.run('drawPage', { path, pageNumber: 1, widthPx: 200 });
      return `drew a page as ${picture.byteLength} bytes of WebP`;
    });
    return [reading, drawing];
  } finally {
    await threads.close();
    await rm(path, { force: true });
  }
}

/** Reads a scan made for it, with the first language that is here. */
async function checkOcr({ OCR, OCR_LANGUAGES, OCR_THREADS }: Config): Promise<Finding[]> {
  if (!OCR) return [{ name: 'OCR', ok: false, optional: true, detail: 'switched off; set OCR=on' }];
  const here = listOcrLanguages();
  const missing = (OCR_LANGUAGES ?? []).filter((language) => findLanguageData(language) === undefined);
  const finding = await attempt('OCR', async () => {
    const wanted = missing.length > 0 ? missing.join(', ') : here.length === 0 ? 'eng' : undefined;
    if (wanted !== undefined) throw new Failure('ocr_language_missing', `There are no data for ${wanted}.`);
    const engine = await openOcrEngine();
    const scan = await scanLines([{ text: 'Lectern reads this line.', sizePt: 14 }]);
    const [language = 'eng'] = OCR_LANGUAGES ?? here;
    const words = engine.read(scan, [language]).lines.flatMap((line) => line.words);
    const languages = `languages here: ${here.join(', ')}${findLanguageData('osd') === undefined ? '; no "osd", so no turned pages' : ''}`;
    return `Tesseract read ${words.length} words of a sample; ${languages}; threads: ${OCR_THREADS}`;
  });
  return [{ ...finding, optional: true }];
}

async function checkPort(config: Config): Promise<Finding[]> {
  const server = createServer();
  const finding = await new Promise<Finding>((resolve) => {
    server.once('error', (error) => {
      const why = errorCode(error) === 'EADDRINUSE' ? 'is in use' : error.message;
      resolve({
        name: 'Port',
        ok: false,
        optional: true,
        detail: `${config.HOST}:${config.PORT} ${why}; set PORT`,
      });
    });
    server.listen(config.PORT, config.HOST, () => {
      resolve({ name: 'Port', ok: true, detail: `${config.HOST}:${config.PORT} is free` });
    });
  });
  await new Promise<void>((closed) => server.close(() => closed()));
  return [finding];
}

/** Programs that only tests and benchmarks use. */
async function checkPrograms(): Promise<Finding[]> {
  const programs = [
    { name: 'pdftotext', arguments: ['-v'], purpose: 'tests compare quotes with it (Debian: poppler-utils)' },
    { name: 'strace', arguments: ['-V'], purpose: 'a test counts fsync calls with it' },
    { name: 'chromium', arguments: ['--version'], purpose: 'a test uses the page at / in it' },
    {
      name: '/usr/lib/postgresql/15/bin/postgres',
      arguments: ['--version'],
      purpose: 'store tests run on PostgreSQL too',
    },
  ];
  return Promise.all(
    programs.map(async ({ name, arguments: args, purpose }): Promise<Finding> => {
      const short = name.split('/').at(-1) ?? name;
      try {
        const { stdout, stderr } = await promisify(execFile)(name, args);
        return { name: short, ok: true, optional: true, detail: (stdout || stderr).split('\n')[0] ?? '' };
      } catch {
        return { name: short, ok: false, optional: true, detail: `not here; ${purpose}` };
      }
    }),
  );
}
