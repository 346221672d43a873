import type { Question } from '../../course/quiz.ts';
import { error, type Finding } from './finding.ts';

const LETTER = /\b(?:options?|answers?|choices?|antwort|réponse|respuesta|opción) [(“"']?[A-E]\b/i;

/** Check 23: the explanation names the page of a citation, and no option by its letter. */
export function checkFeedback({ explanation, citations }: Question): Finding[] {
  const numbers = new Set(explanation.match(/\d+/g) ?? []);
  const findings: Finding[] = [];
  if (!citations.some(({ page }) => numbers.has(String(page)))) findings.push(error(23, 'no page is named'));
  const letter = LETTER.exec(explanation);
  if (letter !== null) findings.push(error(23, `"${letter[0]}" breaks when the options are shuffled`));
  return findings;
}
