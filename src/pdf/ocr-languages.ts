import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The languages that OCR may be able to read: Tesseract's name, BCP 47, and the script in which it is written. */
const LANGUAGES = [
  { ocr: 'eng', tag: 'en', script: 'Latin' },
  { ocr: 'deu', tag: 'de', script: 'Latin' },
  { ocr: 'fra', tag: 'fr', script: 'Latin' },
  { ocr: 'spa', tag: 'es', script: 'Latin' },
  { ocr: 'ita', tag: 'it', script: 'Latin' },
  { ocr: 'por', tag: 'pt', script: 'Latin' },
  { ocr: 'nld', tag: 'nl', script: 'Latin' },
  { ocr: 'hin', tag: 'hi', script: 'Devanagari' },
  { ocr: 'ara', tag: 'ar', script: 'Arabic' },
  { ocr: 'rus', tag: 'ru', script: 'Cyrillic' },
  { ocr: 'ell', tag: 'el', script: 'Greek' },
  { ocr: 'heb', tag: 'he', script: 'Hebrew' },
  { ocr: 'jpn', tag: 'ja', script: 'Japanese' },
  { ocr: 'chi_sim', tag: 'zh', script: 'Han' },
  { ocr: 'kor', tag: 'ko', script: 'Hangul' },
] as const;

const resolvePackage = createRequire(import.meta.url).resolve;
const NAME = /^[a-z]{3}(?:_[a-z]{3,4})?$/;

/**
 * The file with a language's data, from the npm package of its name.
 *
 * Out: undefined when that package is not installed. The package has the same network twice; "best_int" lacks the
 * older engine's half, which is three quarters of the bytes, and reads the same.
 */
export function findLanguageData(language: string): string | undefined {
  if (!NAME.test(language)) return undefined;
  try {
    const folder = dirname(resolvePackage(`@tesseract.js-data/${language}/package.json`));
    return ['4.0.0_best_int', '4.0.0']
      .map((version) => join(folder, version, `${language}.traineddata.gz`))
      .find((path) => existsSync(path));
  } catch {
    return undefined;
  }
}

/** The languages whose data are installed, of those that can be found without being asked for. */
export const listOcrLanguages = (): string[] =>
  LANGUAGES.map(({ ocr }) => ocr).filter((language) => findLanguageData(language) !== undefined);

/** Tesseract's name of a BCP 47 language, when its data are installed. */
export function ocrLanguageOf(tag: string): string | undefined {
  const primary = tag.toLowerCase().split('-', 1)[0];
  const known = LANGUAGES.find((language) => language.tag === primary || language.ocr === primary);
  return known !== undefined && findLanguageData(known.ocr) !== undefined ? known.ocr : undefined;
}

/** The installed languages of a script, the commonest first. */
export const ocrLanguagesOfScript = (script: string): string[] =>
  LANGUAGES.filter((language) => language.script === script)
    .map(({ ocr }) => ocr)
    .filter((language) => findLanguageData(language) !== undefined);
