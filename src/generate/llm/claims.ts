import { norm } from '../../course/norm.ts';
import type { Language } from '../language.ts';
import { isFormulaHeld } from './formulas.ts';
import type { ModelLine } from './model-text.ts';
import { numbersIn } from './numbers.ts';

/** A word that is spelled as names are: several capitals, a capital or a digit inside, or signs of code. */
const CODE_NAME =
  /(?<![\p{L}\p{N}_])(?:\p{Lu}[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*|\p{L}+\d[\p{L}\p{N}]*|[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+|[\p{L}\p{N}_.]*\p{L}\(\)|\p{Ll}+\p{Lu}[\p{L}\p{N}]*)/gu;
/** A capital inside a sentence. */
const CAPITALISED = /(?<=[\p{L}\p{N}\p{M}][,;)”"’']{0,2} [("“‘']?)\p{Lu}[\p{L}\p{M}]{2,}/gu;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s)>\]]+|[\w.+-]+@[\w-]+\.\w+/giu;

/**
 * What a text claims that the evidence does not hold: numbers, names, code, formulas and addresses. They are compared
 * as they are printed; an ending that grammar may change does not count.
 */
export function unsupportedClaims(line: ModelLine, evidence: string, language: Language): string[] {
  const held = norm(evidence);
  const tight = held.replace(/\s+/g, '');
  const { prose, code, formulas } = partsOf(line);
  const known = numbersIn(evidence, language.tag);
  const addresses = prose.match(ADDRESS) ?? [];
  const words = prose.replace(ADDRESS, ' ');
  const names = [...(words.match(CODE_NAME) ?? []), ...code, ...addresses];
  const proper = language.capitalNouns === true ? [] : (words.match(CAPITALISED) ?? []);
  return [
    ...[...numbersIn(words, language.tag)].filter((number) => !known.has(number)),
    ...names.filter((name) => !isHeld(name, held, tight)),
    ...proper.filter((name) => !held.includes(rootOf(norm(name)))),
    ...formulas.filter((tex) => !isFormulaHeld(tex, tight)),
  ];
}

/** The text without its code and formulas, and these. */
function partsOf({ text, runs }: ModelLine): { prose: string; code: string[]; formulas: string[] } {
  let prose = '';
  let position = 0;
  const code: string[] = [];
  const formulas: string[] = [];
  for (const { kind, start, end } of runs) {
    if (kind !== 'code' && kind !== 'formula') continue;
    prose += `${text.slice(position, start)} , `;
    position = end;
    (kind === 'code' ? code : formulas).push(text.slice(start, end));
  }
  return { prose: prose + text.slice(position), code, formulas };
}

function isHeld(name: string, held: string, tight: string): boolean {
  const wanted = norm(name);
  return held.includes(wanted) || tight.includes(wanted.replace(/\(\)$/, '').replace(/\s+/g, ''));
}

/** A name without an ending that grammar may change. */
const rootOf = (name: string): string => (name.length > 5 ? name.slice(0, -2) : name);
