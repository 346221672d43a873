import { norm } from '../../course/norm.ts';
import { BLANK, hasOneKey, keyOf, type Question } from '../../course/quiz.ts';
import { contentStems, wordsOf } from '../words.ts';
import { type CheckContext, error, type Finding, holdsWords, warning } from './finding.ts';

const LEAST_WORDS = 5;
const LEAST_KEY = 4;
const LEAST_RARE = 5;
const NO_SUBJECT = /^which of (?:the following|these)(?: statements?)? (?:is|are) (?:true|correct|right)\?$/i;
const DANGLING = /\b(?:the (?:text|author|passage) (?:says|states|mentions))/i;

/** Check 12: the stem does not contain the key, nor a telling word that only the key repeats. */
export function checkNoGiveaway(question: Question, { language }: CheckContext): Finding[] {
  if (!hasOneKey(question) || question.kind === 'true_false') return [];
  const { question_text, options, correct } = question;
  const key = keyOf(question);
  const stem = norm(question_text);
  if (key.length >= LEAST_KEY && holdsWords(stem, norm(key))) return [error(12, `the stem holds "${key}"`)];
  const others = new Set(
    options.flatMap((option, index) => (index === correct ? [] : contentStems(option, language))),
  );
  const inStem = new Set(contentStems(question_text, language));
  const telling = contentStems(key, language).find(
    (word) => word.length >= LEAST_RARE && inStem.has(word) && !others.has(word),
  );
  return telling === undefined ? [] : [warning(12, `only the key repeats "${telling}" of the stem`)];
}

/** Check 15: the stem asks something by itself. */
export function checkAsks({ question_text }: Question): Finding[] {
  const text = question_text.trim();
  const blanks = text.split(BLANK).length - 1;
  if (!/[?？؟;]$/u.test(text) && blanks !== 1) return [error(15, 'no question and no blank')];
  if (blanks > 1) return [error(15, `${blanks} blanks`)];
  const words = wordsOf(text.replace(BLANK, ' blank ')).length;
  if (words < LEAST_WORDS) return [error(15, `${words} words`)];
  return NO_SUBJECT.test(text) ? [error(15, 'asks what is true of nothing')] : [];
}

/** Check 16: the stem points to nothing that the learner does not see. */
export function checkStandsAlone({ question_text }: Question, { language }: CheckContext): Finding[] {
  const pointer = language.pointer.exec(question_text) ?? DANGLING.exec(question_text);
  return pointer === null ? [] : [error(16, `"${pointer[0]}"`)];
}

/** Check 20: a cloze has one blank, not at its start; its answer is a word of meaning, verbatim in the evidence. */
export function checkCloze(question: Question, { language }: CheckContext): Finding[] {
  if (question.kind !== 'cloze') return [];
  const answer = keyOf(question);
  const parts = question.question_text.split(BLANK);
  if (parts.length !== 2) return [error(20, `${parts.length - 1} blanks`)];
  const findings: Finding[] = [];
  if (wordsOf(parts[0] ?? '').length === 0) findings.push(error(20, 'the blank is the first word'));
  const evidence = question.citations.map(({ quote }) => norm(quote)).join(' ');
  if (!holdsWords(evidence, norm(answer))) findings.push(error(20, `"${answer}" is not in the evidence`));
  if (holdsWords(norm(question.question_text), norm(answer)))
    findings.push(error(20, `"${answer}" stands elsewhere in the stem`));
  if (contentStems(answer, language).length === 0 && !/[^\p{L}\s]/u.test(answer))
    findings.push(error(20, `"${answer}" carries no meaning`));
  if (!question.accepted.some((variant) => norm(variant) === norm(answer)))
    findings.push(error(20, 'the answer itself is not accepted'));
  return findings;
}
