import type { Page } from '../course/document.ts';
import { settleHyphens } from './hyphens.ts';
import { findLanguage } from './language.ts';
import { type GrayBitmap, turnBitmap } from './ocr-bitmap.ts';
import type { OcrEngine, OcrReading, OcrWord } from './ocr-engine.ts';
import { inkShare } from './ocr-ink.ts';
import { listOcrLanguages, ocrLanguageOf, ocrLanguagesOfScript } from './ocr-languages.ts';
import { countWords } from './ocr-need.ts';
import { placeBlocks } from './ocr-place.ts';
import { dropRubbish, meanConfidence, runsOf } from './ocr-words.ts';
import { buildBlocks } from './page-blocks.ts';

/** What is known of a scan before it is read, from the other pages of its document. */
export interface ScanHints {
  /** As Tesseract names them. Absent: to be found. */
  languages?: readonly string[];
  /** Whether `languages` were asked for: then no other is tried. */
  asked: boolean;
  /** Clockwise quarter turns that set the last page upright. */
  quarterTurns: number;
}

/** A scan as read, and what it tells of the next pages of its document. */
export interface ScanReading {
  /**
   * Absent: nothing was found that could be read, or no more than the file's own text has. An empty sheet is a page
   * without text and without a picture.
   */
  page?: Page;
  /** The language that the text is in, when it is long enough to tell. */
  languages?: readonly string[];
  quarterTurns: number;
  /** The page is in this script, for which there are no data. */
  missingScript?: string;
}

/** One way of reading a page. */
interface Attempt {
  languages: readonly string[];
  quarterTurns: number;
  reading: OcrReading;
  /** Of all that was read, rubbish too. */
  confidence: number;
}

type ReadAgain = (quarterTurns: number, languages: readonly string[]) => Attempt;

// Print that is read in its own script, the right way up, has 85 to 95; upside down it has 35 (bench/reading).
const GOOD_CONFIDENCE = 75;
const FEW_WORDS = 5;

// Of the shapes of letters: right answers begin at about 1.
const MIN_TURN_CONFIDENCE = 0.8;
// A script is believed where the letters stand surely upright: print has 10 to 35, drawings below 3.
const MIN_SCRIPT_CONFIDENCE = 5;

// A page whose kept words are less sure than this on average is a picture that was read as letters.
const MIN_PAGE_CONFIDENCE = 65;

// A text of fewer characters may not tell its language by its words. Then all of its script are tried: the right
// one is surer by 4 to 13 than English, and English is not surpassed by more than 1.
const SHORT_TEXT_CHARS = 1200;
const CLEARLY_BETTER = 2;
const SURELY_RIGHT = 95;

/**
 * Reads a page from its picture: finds which way up it is and its language, and builds the same blocks as from
 * printed text, in the page's own coordinates.
 *
 * In: `page` as the file's own text gives it.
 */
export function readScan(engine: OcrEngine, bitmap: GrayBitmap, page: Page, hints: ScanHints): ScanReading {
  const read: ReadAgain = (quarterTurns, languages) => {
    const reading = engine.read(turnBitmap(bitmap, quarterTurns), languages);
    const confidence = meanConfidence(reading.lines.flatMap((line) => line.words));
    return { languages, quarterTurns, reading, confidence };
  };
  let best = read(hints.quarterTurns, hints.languages ?? listOcrLanguages().slice(0, 1));
  if (!isGood(best)) {
    const doubted = readInDoubt(engine, bitmap, best, hints, read);
    best = doubted.best;
    // What comes out in a wrong alphabet looks like words and is none.
    if (doubted.missingScript !== undefined)
      return { quarterTurns: best.quarterTurns, missingScript: doubted.missingScript };
  }
  let built = buildPage(best, bitmap, page);
  const languages = hints.asked ? undefined : languageOf(built, best.languages);
  if (!hints.asked && hints.languages === undefined) {
    const first = best;
    best = readInItsLanguage(first, languages, languagesOfShort(built, first), read);
    if (best !== first) built = buildPage(best, bitmap, page);
  }
  const reading: ScanReading = { quarterTurns: best.quarterTurns };
  if (languages !== undefined) reading.languages = languages;
  if (isWorthKeeping(built, best, page)) reading.page = built;
  else if (isEmptyPaper(built, page)) reading.page = { ...page, pictureShare: built.pictureShare };
  return reading;
}

const isGood = ({ confidence, reading }: Attempt): boolean => {
  const words = reading.lines.flatMap((line) => line.words);
  return confidence >= GOOD_CONFIDENCE && words.length >= FEW_WORDS && !isSideways(words);
};

/** Tesseract reads lines that run down the page too, but each of its boxes then lies across the text. */
function isSideways(words: readonly OcrWord[]): boolean {
  const long = words.filter(({ text }) => text.length >= 4);
  const tall = long.filter(({ left, right, top, bottom }) => bottom - top > 1.5 * (right - left));
  return tall.length * 2 > long.length;
}

/** Looks at the shapes of the letters, and reads again when they tell another way up or another script. */
function readInDoubt(
  engine: OcrEngine,
  bitmap: GrayBitmap,
  first: Attempt,
  hints: ScanHints,
  read: ReadAgain,
): { best: Attempt; missingScript?: string } {
  const look = engine.look(bitmap);
  if (look === undefined) return { best: first };
  const sure = look.turnConfidence >= MIN_TURN_CONFIDENCE;
  const quarterTurns = sure ? look.quarterTurns : first.quarterTurns;
  const ofScript = ocrLanguagesOfScript(look.script);
  const missing = ofScript.length === 0 && look.turnConfidence >= MIN_SCRIPT_CONFIDENCE;
  const fits = first.languages.some((language) => ofScript.includes(language));
  const languages = hints.asked || fits || ofScript.length === 0 ? first.languages : ofScript.slice(0, 1);
  const same = quarterTurns === first.quarterTurns && languages === first.languages;
  const second = same ? first : read(quarterTurns, languages);
  const best = second.confidence > first.confidence || isSidewaysOf(first) ? second : first;
  return missing && best.confidence < GOOD_CONFIDENCE ? { best, missingScript: look.script } : { best };
}

const isSidewaysOf = ({ reading }: Attempt): boolean =>
  isSideways(reading.lines.flatMap((line) => line.words));

/** The language of a text that was read well and is long enough to tell, when there are data for it. */
function languageOf(page: Page, readIn: readonly string[]): readonly string[] | undefined {
  if ((page.ocrConfidence ?? 0) < GOOD_CONFIDENCE) return undefined;
  const language = ocrLanguageOf(findLanguage(undefined, [page]));
  if (language === undefined) return undefined;
  // A page that was read in several at once, and well, shows which one it is.
  return readIn.length === 1 && readIn[0] === language ? readIn : [language];
}

/** The page in the language that its words tell, else in the one of `others` that reads it clearly more surely. */
function readInItsLanguage(
  first: Attempt,
  told: readonly string[] | undefined,
  others: readonly string[],
  read: ReadAgain,
): Attempt {
  if (told !== undefined)
    return told.join() === first.languages.join() ? first : read(first.quarterTurns, told);
  let best = first;
  for (const language of others) {
    const other = read(first.quarterTurns, [language]);
    if (other.confidence > Math.max(best.confidence, first.confidence + CLEARLY_BETTER)) best = other;
  }
  return best;
}

/** The other languages of the script, each alone, for a short text in an alphabet that several share. */
function languagesOfShort(page: Page, { languages, confidence }: Attempt): string[] {
  const latin = ocrLanguagesOfScript('Latin');
  const [language] = languages;
  if (language === undefined || !latin.includes(language) || confidence > SURELY_RIGHT) return [];
  const chars = countChars(page.blocks.flatMap((block) => block.lines));
  return chars > 0 && chars < SHORT_TEXT_CHARS ? latin.filter((other) => other !== language) : [];
}

function buildPage({ reading, quarterTurns }: Attempt, bitmap: GrayBitmap, page: Page): Page {
  const { widthPt, heightPt } = page;
  const turned = quarterTurns % 2 === 1;
  const ptPerPx = (turned ? heightPt : widthPt) / (turned ? bitmap.height : bitmap.width);
  const levelWidthPt = reading.width * ptPerPx;
  const levelHeightPt = reading.height * ptPerPx;
  const lines = dropRubbish(reading.lines);
  const blocks = buildBlocks(runsOf(lines, ptPerPx), { widthPt: levelWidthPt, heightPt: levelHeightPt });
  placeBlocks(blocks, { quarterTurns, slope: reading.slope, widthPt, heightPt, levelWidthPt, levelHeightPt });
  const { lostChars: _lost, undecodableChars: _undecodable, ...kept } = page;
  const confidence = meanConfidence(lines.flatMap((line) => line.words));
  const boxes = blocks.flatMap((block) => block.lines.map((line) => line.box));
  const pictureShare = inkShare(bitmap, boxes, widthPt / bitmap.width);
  const built: Page = { ...kept, blocks, pictureShare, ocrConfidence: Math.round(confidence) };
  settleHyphens([built]);
  return built;
}

/** Whether the picture says clearly more than the file's own text, and says it as print does. */
function isWorthKeeping(built: Page, { reading }: Attempt, page: Page): boolean {
  if ((built.ocrConfidence ?? 0) < MIN_PAGE_CONFIDENCE) return false;
  const keptChars = countChars(built.blocks.flatMap((block) => block.lines));
  // Most of a drawing or a photograph is rubbish, whatever few letters it seems to have.
  if (keptChars * 2 < countChars(reading.lines.flatMap((line) => line.words))) return false;
  const words = countWords(built.blocks.flatMap((block) => block.lines));
  const before = page.undecodableChars === undefined ? countWords(page.blocks.flatMap((b) => b.lines)) : 0;
  return words > 0 && words >= 2 * before;
}

// The rest of what a blank page shows: stains, and what shines through from its other side.
const EMPTY_SHARE = 0.01;

const isEmptyPaper = (built: Page, page: Page): boolean =>
  page.blocks.length === 0 && built.blocks.length === 0 && built.pictureShare < EMPTY_SHARE;

const countChars = (texts: readonly { text: string }[]): number =>
  texts.reduce((sum, { text }) => sum + text.replaceAll(' ', '').length, 0);
