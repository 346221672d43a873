import { norm } from '../../course/norm.ts';
import { keyOf, type Question } from '../../course/quiz.ts';
import { contentStems } from '../words.ts';
import { type CheckContext, error, type Finding } from './finding.ts';

const LEAST_CHARACTERS = 25;
const LEAST_WORDS = 4;
const LEAST_RECALL = 0.6;
/** About a sentence on either side of the quote. */
const BESIDE = 200;

/** Check 1: each quote is long enough to mean something and stands on its page (or runs on to the next). */
export function checkEvidence(question: Question, context: CheckContext): Finding[] {
  return question.citations.flatMap(({ document_id, page, quote }) => {
    const text = norm(quote);
    if (text.length < LEAST_CHARACTERS && text.split(' ').length < LEAST_WORDS)
      return [error(1, `quote too short: "${quote}"`)];
    const onPage = context.pageText(document_id, page);
    if (onPage === undefined) return [error(1, `page ${page} is not known`)];
    // What is there letter for letter is there after `norm`, unless it ends in the middle of a word.
    if ((onPage.raw.includes(quote) && !quote.endsWith('-')) || onPage.norm.includes(text)) return [];
    const next = context.pageText(document_id, page + 1)?.norm ?? '';
    return `${onPage.norm} ${next}`.includes(text) ? [] : [error(1, `quote not on page ${page}: "${quote}"`)];
  });
}

/** Check 2: every number of the key, and most of its words, stand in the evidence or beside it. */
export function checkSupport(question: Question, context: CheckContext): Finding[] {
  const key = keyOf(question);
  const evidence = question.citations.map((citation) => surroundings(citation, context)).join(' ');
  const missing = (norm(key).match(/\d+(?:[.,]\d+)*/g) ?? []).filter((number) => !evidence.includes(number));
  if (missing.length > 0) return [error(2, `not in the evidence: ${missing.join(', ')}`)];
  if (evidence.includes(norm(key))) return [];
  const known = new Set(contentStems(evidence, context.language));
  const stems = contentStems(key, context.language);
  const found = stems.filter((stem) => known.has(stem)).length;
  if (stems.length > 0 && found / stems.length >= LEAST_RECALL) return [];
  return [error(2, `the evidence does not support "${key}"`)];
}

function surroundings(citation: Question['citations'][number], context: CheckContext): string {
  const { quote, document_id, page } = citation;
  const text = context.pageText(document_id, page);
  const at = text?.raw.indexOf(quote) ?? -1;
  if (text === undefined || at < 0) return norm(quote);
  return norm(text.raw.slice(Math.max(0, at - BESIDE), at + quote.length + BESIDE));
}
