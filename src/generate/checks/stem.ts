import { norm } from '../../course/norm.ts';
import { BLANK, keyOf } from '../../course/question-key.ts';
import type { Question } from '../../course/quiz.ts';
import { contentStems, wordCount, wordsOf } from '../words.ts';
import { surroundings } from './evidence.ts';
import { type CheckContext, error, type Finding, holdsWords } from './finding.ts';
import { shownTexts, statementOf } from './shown.ts';

const LEAST_WORDS = 5;
/** A sentence of this length without an end was cut off; shorter ones may be points of a slide. */
const LONG = 200;
const END = /[.!?。！？।…:)\]"”’»]$/u;
const QUESTION_END = /[?？؟;]$/u;

/** Check 15: the stem asks something by itself. */
export function checkAsks(question: Question, context: CheckContext): Finding[] {
  const { language } = context;
  const text = question.question_text.trim();
  const { kind } = question;
  const blanks = text.split(BLANK).length - 1;
  const isAsking = kind === 'choice' || kind === 'cloze';
  if (isAsking && !QUESTION_END.test(text) && blanks !== 1) return [error(15, 'no question and no blank')];
  if (blanks > 1) return [error(15, `${blanks} blanks`)];
  const asked = kind === 'true_false' ? statementOf(text, language) : text;
  const words = wordCount(asked.replace(BLANK, ' blank '));
  // What the book asks may be as short as "What is a set?".
  if (words < LEAST_WORDS && question.origin === 'made') return [error(15, `${words} words`)];
  if (kind === 'true_false' && /[?？]$/u.test(text))
    return [error(15, 'a question is neither true nor false')];
  const isSentence = kind === 'cloze' || kind === 'true_false';
  if (isSentence && text.length > LONG && !END.test(text)) return [error(15, 'a sentence that is cut off')];
  return kind === 'choice' && !hasSubject(question, context) ? [error(15, 'asks of nothing')] : [];
}

/** "Which of the following is true?" shares no word of meaning with what it is asked about. */
function hasSubject({ question_text, citations }: Question, context: CheckContext): boolean {
  const asked = contentStems(question_text, context.language);
  return citations.some((citation) => {
    const text = surroundings(citation, context);
    const known = new Set(contentStems(text, context.language));
    return asked.some((stem) => known.has(stem)) || holdsAny(text, asked);
  });
}

/** For scripts without spaces, where a word of the stem may be a part of a longer run. */
const holdsAny = (text: string, stems: readonly string[]): boolean =>
  stems.some((stem) => stem > '\u2e80' && text.includes(stem));

/** Check 16: nothing that is shown points to what the learner does not see. */
export function checkStandsAlone(question: Question, { language }: CheckContext): Finding[] {
  for (const text of shownTexts(question)) {
    const pointer = language.pointer.exec(text);
    if (pointer !== null) return [error(16, `"${pointer[0]}"`)];
  }
  if (question.kind !== 'cloze' && question.kind !== 'true_false') return [];
  const opening = language.dangling.exec(statementOf(question.question_text, language));
  return opening === null ? [] : [error(16, `begins with "${opening[0]}"`)];
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
  // Scripts without spaces have no ends of words to look for.
  const isIn = answer > '\u2e80' ? evidence.includes(norm(answer)) : holdsWords(evidence, norm(answer));
  if (!isIn) findings.push(error(20, `"${answer}" is not in the evidence`));
  if (holdsWords(norm(question.question_text), norm(answer)))
    findings.push(error(20, `"${answer}" stands elsewhere in the stem`));
  if (contentStems(answer, language).length === 0 && !/[^\p{L}\s]/u.test(answer))
    findings.push(error(20, `"${answer}" carries no meaning`));
  if (!question.accepted.some((variant) => norm(variant) === norm(answer)))
    findings.push(error(20, 'the answer itself is not accepted'));
  return findings;
}
