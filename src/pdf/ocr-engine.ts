import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { Failure } from '../base/failure.ts';
import { encodePgm, type GrayBitmap, straighten } from './ocr-bitmap.ts';
import { findLanguageData } from './ocr-languages.ts';

/** A word as Tesseract reads it, in pixels of the bitmap that it was read from. */
export interface OcrWord {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** 0 to 100. */
  confidence: number;
}

/** A line as Tesseract reads it, level. */
export interface OcrLine {
  words: OcrWord[];
  /** In pixels from the top. */
  baseline: number;
  /** From the top of its ascenders to the bottom of its descenders, in pixels. */
  height: number;
}

/** What a look at the shapes of letters tells of a page. */
interface PageLook {
  /** Clockwise quarter turns that set the page upright, 0 to 3. */
  quarterTurns: number;
  turnConfidence: number;
  /** Of Unicode: "Latin", "Arabic", "Devanagari", ... */
  script: string;
}

/** A page as read. All pixels are of the bitmap after it was straightened by `slope`. */
export interface OcrReading {
  lines: OcrLine[];
  /** How far the lines fell to the right, in radians; 0 where they were level enough to be read as they were. */
  slope: number;
  width: number;
  height: number;
}

/** One Tesseract. Its calls block, for seconds; they run in a thread, whose owner ends one that takes too long. */
export interface OcrEngine {
  /**
   * Reads all lines of an upright page, in reading order.
   *
   * In: `languages` as Tesseract names them ("eng"), one or more, all of them installed.
   * Throws: `page_unreadable` when Tesseract gives up.
   */
  read(bitmap: GrayBitmap, languages: readonly string[]): OcrReading;
  /** Undefined where there are too few letters to tell. */
  look(bitmap: GrayBitmap): PageLook | undefined;
}

interface TesseractApi {
  Init(path: null, languages: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exifOrientation: number, angle: number): number;
  FindLines(): number;
  GetGradient(): number;
  Recognize(monitor: null): number;
  GetJSONText(): string;
  DetectOS(results: object): boolean;
  End(): void;
}

interface OrientationResults {
  best_result: { orientation_id: number; script_id: number; oconfidence: number };
  unicharset: { get_script_from_script_id(id: number): string };
}

interface TesseractModule {
  FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
  TessBaseAPI: new () => TesseractApi;
  OSResults: new () => OrientationResults;
  destroy(object: object): void;
}

const MODE_LEGACY = 0;
const MODE_LSTM = 1;
const SEGMENT_ORIENTATION_ONLY = '0';
const SEGMENT_AUTOMATICALLY = '3';

// A page of 12 megapixels takes about 200 MB; what asks for 512 MB is no page.
const MAX_MEMORY_PAGES = 8192;

// Half a degree. Tesseract reads such lines as well as level ones; their boxes would be a line too high at 3 degrees.
const LEVEL_SLOPE = 0.005;

// Plain SIMD is on every machine that runs Node 24, and reads the same on all of them.
const CORE = 'tesseract.js-core/tesseract-core-simd';

/**
 * Loads Tesseract's WebAssembly from the packages; nothing is ever fetched.
 *
 * Throws: Error when the package does not have the parts that reading needs.
 */
export async function openOcrEngine(): Promise<OcrEngine> {
  setFlagsFromString(`--wasm-max-mem-pages=${MAX_MEMORY_PAGES}`);
  // The core belongs to tesseract.js, whose own threads can neither be limited nor take data from several packages.
  const fromTesseract = createRequire(import.meta.resolve('tesseract.js'));
  const open: unknown = fromTesseract(CORE);
  if (typeof open !== 'function') throw new Error(`${CORE} is not a module of Tesseract`);
  const silent = () => undefined;
  const module: unknown = await open({ TesseractProgress: silent, print: silent, printErr: silent });
  if (!isTesseract(module)) throw new Error(`${CORE} lacks a part that reading needs`);
  return engineOf(module);
}

function isTesseract(value: unknown): value is TesseractModule {
  if (typeof value !== 'object' || value === null || !('FS' in value)) return false;
  const names = ['TessBaseAPI', 'OSResults', 'destroy'];
  return names.every((name) => typeof Reflect.get(value, name) === 'function');
}

function engineOf(module: TesseractModule): OcrEngine {
  const open = apiOpener(module);
  const show = (api: TesseractApi, bitmap: GrayBitmap): void => {
    module.FS.writeFile('/input', encodePgm(bitmap));
    const failed = api.SetImageFile(1, 0) !== 0;
    module.FS.unlink('/input');
    if (failed) throw new Failure('page_unreadable', 'Tesseract cannot take the picture of the page.');
  };
  return {
    read(bitmap, languages) {
      const api = open(languages, MODE_LSTM, SEGMENT_AUTOMATICALLY);
      show(api, bitmap);
      // Recognize goes on from the lines that are found here.
      const found = api.FindLines() === 0 ? -api.GetGradient() : 0;
      const slope = Math.abs(found) < LEVEL_SLOPE ? 0 : found;
      const level = slope === 0 ? bitmap : straighten(bitmap, slope);
      if (slope !== 0) show(api, level);
      if (api.Recognize(null) !== 0) throw new Failure('page_unreadable', 'Tesseract gave the page up.');
      return { lines: linesOf(api.GetJSONText()), slope, width: level.width, height: level.height };
    },
    look(bitmap) {
      if (findLanguageData('osd') === undefined) return undefined;
      const api = open(['osd'], MODE_LEGACY, SEGMENT_ORIENTATION_ONLY);
      show(api, bitmap);
      const results = new module.OSResults();
      try {
        if (!api.DetectOS(results)) return undefined;
        const { orientation_id, script_id, oconfidence } = results.best_result;
        return {
          // It tells how far clockwise the page was turned, in quarters.
          quarterTurns: (4 - orientation_id) % 4,
          turnConfidence: oconfidence,
          script: results.unicharset.get_script_from_script_id(script_id),
        };
      } finally {
        module.destroy(results);
      }
    },
  };
}

/** Gives the reader of some languages, opened at the first call. One of each mode is kept: each takes 20 to 60 MB. */
function apiOpener(module: TesseractModule) {
  const opened = new Map<number, { key: string; api: TesseractApi }>();
  return (languages: readonly string[], mode: number, segmentation: string): TesseractApi => {
    const key = languages.join('+');
    const known = opened.get(mode);
    if (known?.key === key) return known.api;
    if (known !== undefined) {
      opened.delete(mode);
      known.api.End();
      module.destroy(known.api);
    }
    for (const language of languages) {
      const path = findLanguageData(language);
      if (path === undefined)
        throw new Failure('ocr_language_missing', `There are no OCR data for "${language}" here.`);
      module.FS.writeFile(`./${language}.traineddata`, gunzipSync(readFileSync(path)));
    }
    const api = new module.TessBaseAPI();
    const failed = api.Init(null, key, mode) !== 0;
    for (const language of languages) module.FS.unlink(`./${language}.traineddata`);
    if (failed) throw new Failure('page_unreadable', `Tesseract cannot use its data for ${key}.`);
    api.SetVariable('tessedit_pageseg_mode', segmentation);
    opened.set(mode, { key, api });
    return api;
  };
}

const Place = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() });
const Printed = z.object({
  blocks: z.array(
    z.object({
      paragraphs: z.array(
        z.object({
          lines: z.array(
            z.object({
              baseline: Place,
              rowAttributes: z.object({ rowHeight: z.number() }),
              words: z.array(z.object({ bbox: Place, text: z.string(), confidence: z.number() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

function linesOf(json: string): OcrLine[] {
  const lines = Printed.parse(JSON.parse(json)).blocks.flatMap((block) =>
    block.paragraphs.flatMap((paragraph) => paragraph.lines),
  );
  return lines.map(({ baseline, rowAttributes, words }) => ({
    words: words.map(({ bbox, text, confidence }) => ({
      text: text.trim(),
      left: bbox.x0,
      top: bbox.y0,
      right: bbox.x1,
      bottom: bbox.y1,
      confidence,
    })),
    baseline: (baseline.y0 + baseline.y1) / 2,
    height: rowAttributes.rowHeight,
  }));
}
