import { norm } from '../../course/norm.ts';
import type { Question } from '../../course/quiz.ts';
import { error, type Finding } from './finding.ts';

/** A lone letter behind a word, as in "option B": in no language does a word begin a sentence there. */
const LETTER = /\p{L}{2,} [(“"'«]?[A-E](?![\p{L}\p{N}'’+#*_-])/gu;

/** Check 23: the explanation names the page of a citation, and no option by its letter. */
export function checkFeedback({ explanation, citations, options }: Question): Finding[] {
  const numbers = new Set(explanation.match(/\d+/g) ?? []);
  const findings: Finding[] = [];
  if (!citations.some(({ page }) => numbers.has(String(page)))) findings.push(error(23, 'no page is named'));
  const found = explanation.match(LETTER) ?? [];
  if (found.length === 0) return findings;
  // "vitamin C" or "appendix B" may be what the source speaks of.
  const said = norm([...citations.map(({ quote }) => quote), ...options].join('\n'));
  const letter = found.find((text) => !said.includes(norm(text)));
  if (letter !== undefined) findings.push(error(23, `"${letter}" breaks when the options are shuffled`));
  return findings;
}
