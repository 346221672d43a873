import { norm } from '../../course/norm.ts';
import type { Question } from '../../course/quiz.ts';
import { canBeSet } from '../tex.ts';
import { error, type Finding } from './finding.ts';
import { shownTexts } from './shown.ts';

const TAG =
  /<\/?(?:a|abbr|b|br|center|code|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|s|script|span|strong|style|su[bp]|table|t[dhr]|tbody|thead|u|ul)(?:\s[^<>]{0,200})?\/?>|&(?:[a-z]{2,8}|#\d{1,6});/iu;
const RESIDUE = /\blorem\b|\[insert|\[your |\{\}|\{\{|\bundefined\b|\[object /iu;
/** Signs that no text holds: control characters, private use, and the sign for what could not be read. */
const UNPRINTABLE = /(?![\n\t])\p{Cc}|\p{Co}|\ufffd/u;
/** "Option A": a word and a letter. */
const LETTERED = /^\p{L}{3,} [A-E]$/u;

/** Check 24: what is shown is text and TeX that can be set, with no residue of its making. */
export function checkMarkup(question: Question): Finding[] {
  const texts = [...shownTexts(question), question.explanation];
  const findings: Finding[] = [];
  // A book on HTML speaks of tags: what its own passage says is no residue.
  let said: string | undefined;
  const isSaid = (text: string): boolean => {
    said ??= norm(question.citations.map(({ quote }) => quote).join('\n'));
    return said.includes(norm(text));
  };
  for (const text of texts) {
    const residue = [TAG.exec(text)?.[0], RESIDUE.exec(text)?.[0]].find((match) => match && !isSaid(match));
    if (residue !== undefined) findings.push(error(24, `"${residue}"`));
    if (UNPRINTABLE.test(text)) findings.push(error(24, 'a sign that cannot be printed'));
    const fault = faultInTex(text);
    if (fault !== undefined) findings.push(error(24, fault));
  }
  const lettered = question.options.filter((option) => LETTERED.test(option));
  if (lettered.length > 1 && !lettered.some(isSaid)) findings.push(error(24, `"${lettered[0]}"`));
  return findings;
}

const DELIMITERS = [
  ['\\(', '\\)'],
  ['\\[', '\\]'],
] as const;

/** The first formula between \( \) or \[ \] that KaTeX cannot set. */
function faultInTex(text: string): string | undefined {
  if (!text.includes('\\')) return undefined;
  for (const [open, close] of DELIMITERS)
    for (let at = text.indexOf(open); at >= 0; ) {
      const end = text.indexOf(close, at + open.length);
      if (end < 0) break;
      const tex = text.slice(at + open.length, end);
      if (!canBeSet(tex)) return `TeX that cannot be set: ${tex}`;
      at = text.indexOf(open, end + close.length);
    }
  return undefined;
}
