import type { Question } from '../../course/quiz.ts';
import { type Language, languageOfText } from '../language.ts';
import { wordsOf } from '../words.ts';
import { type CheckContext, error, type Finding, warning } from './finding.ts';
import { shownTexts } from './shown.ts';

/** A question in another script has hardly a letter of the course's own; names and code are in Latin everywhere. */
const LEAST_OWN_SCRIPT = 0.1;
/** In a Latin text, letters of formulas stand here and there; a stem with more of them cannot be read. */
const LEAST_LATIN = 0.8;
const LEAST_WORDS = 8;
const LEAST_HITS = 3;

/** Scripts whose letters stand in one word only by mistake; Greek letters stand beside Latin ones in formulas. */
const MIXED =
  /\p{Script=Latin}(?=\p{Script=Cyrillic}|\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Devanagari})|(?:\p{Script=Cyrillic}|\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Devanagari})(?=\p{Script=Latin})/u;

/** Check 25: the question is in the course's language and script, and in one script. */
export function checkLanguage(question: Question, { language }: CheckContext): Finding[] {
  const texts = shownTexts(question);
  const stem = question.question_text;
  const findings: Finding[] = [];
  if (!isInScript(isLatin(language.tag) ? stem : texts.join(' '), language.tag))
    findings.push(error(25, 'not in the script of the course'));
  else if (isInOtherLanguage(stem, language))
    findings.push(error(25, `not in the language of the course: "${stem}"`));
  const areMixed = texts.some((text) => MIXED.test(text)) || standsApart(question.options);
  if (areMixed) findings.push(warning(25, 'letters of two scripts'));
  return findings;
}

const ownScripts = new Map<string, RegExp | undefined>();

/** The letters of a language's script; undefined where it is not known. */
function scriptOf(tag: string): RegExp | undefined {
  if (ownScripts.has(tag)) return ownScripts.get(tag);
  const script = tag === 'und' ? undefined : new Intl.Locale(tag).maximize().script;
  const letters = script === undefined ? undefined : lettersOf(script);
  ownScripts.set(tag, letters);
  return letters;
}

/** In: an ISO 15924 code; some name several scripts together. */
function lettersOf(script: string): RegExp | undefined {
  if (script === 'Hans' || script === 'Hant') return /\p{Script=Han}/gu;
  if (script === 'Jpan') return /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/gu;
  if (script === 'Kore') return /\p{Script=Hangul}|\p{Script=Han}/gu;
  try {
    return new RegExp(`\\p{Script=${script}}`, 'gu');
  } catch {
    return undefined;
  }
}

const isLatin = (tag: string): boolean => scriptOf(tag)?.source === '\\p{Script=Latn}';

function isInScript(text: string, tag: string): boolean {
  const own = scriptOf(tag);
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  if (own === undefined || all === 0) return true;
  const share = (text.match(own)?.length ?? 0) / all;
  return share >= (isLatin(tag) ? LEAST_LATIN : LEAST_OWN_SCRIPT);
}

/** Whether a text is in another script or in the small words of another language. */
export const isForeign = (text: string, language: Language): boolean =>
  !isInScript(text, language.tag) || isInOtherLanguage(text, language);

/** Whether a stem is written in the small words of another language. */
function isInOtherLanguage(stem: string, language: Language): boolean {
  const words = wordsOf(stem);
  if (language.stopWords.size === 0 || words.length < LEAST_WORDS) return false;
  const hitsOf = ({ stopWords }: Language): number => words.filter((word) => stopWords.has(word)).length;
  const own = hitsOf(language);
  // A sentence in its own language is full of its small words: most stems are done here.
  if (own >= words.length / 4) return false;
  const likely = languageOfText(stem);
  if (likely.tag === language.tag) return false;
  const hits = hitsOf(likely);
  return hits >= LEAST_HITS && hits > own * 2;
}

/** Whether some options have not one Latin letter and others have nothing else. */
function standsApart(options: readonly string[]): boolean {
  const kinds = options.map((option) => {
    const all = option.match(/\p{L}/gu)?.length ?? 0;
    const latin = option.match(/\p{Script=Latin}/gu)?.length ?? 0;
    return all === 0 || (latin > 0 && latin < all) ? 'any' : latin === 0 ? 'other' : 'latin';
  });
  return kinds.includes('latin') && kinds.includes('other');
}
