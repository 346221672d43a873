import type { Citation } from '../../course/course.ts';
import { norm } from '../../course/norm.ts';
import { hasOneKey, keyOf } from '../../course/question-key.ts';
import type { Question } from '../../course/quiz.ts';
import type { Language } from '../language.ts';
import { contentStems, wordCount } from '../words.ts';
import { type CheckContext, error, type Finding } from './finding.ts';
import { statementOf } from './shown.ts';
import { similarityOfBestPassage } from './similar-passage.ts';

const LEAST_CHARACTERS = 25;
const LEAST_WORDS = 4;
const LEAST_RECALL = 0.6;
/** A quote from a scan may differ by this much from what is read of the page at another time. */
const LEAST_OCR_SIMILARITY = 0.9;
/** About a sentence on either side of the quote. */
const BESIDE = 200;

/** Check 1: each quote is long enough to mean something and stands on its page (or runs on to the next). */
export const checkEvidence = (question: Question, context: CheckContext): Finding[] =>
  question.citations.flatMap((citation) => {
    const fault = faultOf(citation, context);
    return fault === undefined ? [] : [error(1, fault)];
  });

function faultOf({ document_id, page, quote, ocr }: Citation, context: CheckContext): string | undefined {
  const text = norm(quote);
  if (text.length < LEAST_CHARACTERS && wordCount(text) < LEAST_WORDS) return `quote too short: "${quote}"`;
  const onPage = context.pageText(document_id, page);
  if (onPage === undefined) return `page ${page} is not known`;
  if (onPage.isOcr === true && ocr !== true) return `page ${page} is a scan, and the quote does not say so`;
  // What is there letter for letter is there after `norm`, unless it ends in the middle of a word.
  if ((onPage.raw.includes(quote) && !quote.endsWith('-')) || onPage.norm.includes(text)) return undefined;
  const both = `${onPage.norm} ${context.pageText(document_id, page + 1)?.norm ?? ''}`;
  if (both.includes(text)) return undefined;
  if (ocr === true && similarityOfBestPassage(text, both) >= LEAST_OCR_SIMILARITY) return undefined;
  return `quote not on page ${page}: "${quote}"`;
}

/** Check 2: what the key claims stands in the evidence or beside it: its numbers, units, names and most of its words. */
export function checkSupport(question: Question, context: CheckContext): Finding[] {
  const parts = question.citations.map((citation) => surroundings(citation, context));
  const evidence = parts.length === 1 ? (parts[0] ?? '') : parts.join(' ');
  if (question.kind === 'true_false' && question.correct === 1) {
    const statement = norm(statementOf(question.question_text, context.language)).replace(/[.!]$/, '');
    // The book prints a statement of its own where it asks for a judgement.
    const isSaid = question.origin === 'made' && evidence.includes(statement);
    return isSaid ? [error(2, 'the evidence says what is called false')] : [];
  }
  return claimsOf(question, context.language).flatMap((claim) => {
    const fault = unsupported(claim, evidence, context.language);
    return fault === undefined ? [] : [error(2, fault)];
  });
}

/** What the answer says is so. */
function claimsOf(question: Question, language: Language): string[] {
  if (question.kind === 'true_false') return [statementOf(question.question_text, language)];
  if (hasOneKey(question)) return [keyOf(question)];
  if (question.kind === 'ordering') return question.options;
  return question.prompts.flatMap((prompt, index) => [
    prompt,
    question.options[question.pairs[index] ?? -1] ?? '',
  ]);
}

/** A sign or a short word behind a number, as "12 cm" or "5 %". */
const MEASURE = /(\d+(?:[.,]\d+)*) ?([%‰°€$£µ]\p{L}?|\p{L}{1,3}(?![\p{L}\p{N}]))/gu;
/** A word that is spelled as names are: a capital inside a text, several capitals, or signs of code. */
const NAME =
  /(?<=\p{L}[\p{L}\p{N}]*,? )\p{Lu}[\p{L}\p{N}]{2,}|(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*|[\p{L}\p{N}]+_[\p{L}\p{N}_]+)/gu;

function unsupported(claim: string, evidence: string, language: Language): string | undefined {
  const text = norm(claim);
  if (text !== '' && evidence.includes(text.replace(/[.!?]$/, ''))) return undefined;
  const missing = [
    ...(text.match(/\d+(?:[.,]\d+)*/g) ?? []).filter((number) => !evidence.includes(number)),
    ...[...text.matchAll(MEASURE)].flatMap(([whole, number = '', unit = '']) => {
      const isThere = evidence.includes(whole) || evidence.replaceAll(' ', '').includes(number + unit);
      return language.stopWords.has(unit) || isThere ? [] : [whole];
    }),
    ...(claim.match(NAME) ?? []).filter((name) => !evidence.includes(rootOf(norm(name)))),
  ];
  if (missing.length > 0) return `not in the evidence: ${missing.join(', ')}`;
  const stems = contentStems(claim, language);
  const known = new Set(contentStems(evidence, language));
  const found = stems.filter((stem) => known.has(stem)).length;
  if (stems.length > 0 && found / stems.length >= LEAST_RECALL) return undefined;
  return `the evidence does not support "${claim}"`;
}

/** A name without an ending that grammar may change. */
const rootOf = (name: string): string => (name.length > 5 ? name.slice(0, -2) : name);

const known = new WeakMap<Citation, string>();

/** The quote with what stands beside it, after `norm`; many candidates share a citation. */
export function surroundings(citation: Citation, context: CheckContext): string {
  const ready = known.get(citation);
  if (ready !== undefined) return ready;
  const { quote, document_id, page } = citation;
  const text = context.pageText(document_id, page);
  const at = text?.raw.indexOf(quote) ?? -1;
  const around =
    text === undefined || at < 0
      ? norm(quote)
      : norm(text.raw.slice(Math.max(0, at - BESIDE), at + quote.length + BESIDE));
  known.set(citation, around);
  return around;
}
