import { norm } from '../../course/norm.ts';
import type { Language } from '../language.ts';
import { formulaFaults } from './formulas.ts';
import { numbersIn } from './numbers.ts';

/** A word that is spelled as names are: several capitals, a capital or a digit inside, or signs of code. */
const CODE_NAME =
  /(?<![\p{L}\p{N}_])(?:\p{Lu}[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*|\p{L}+\d[\p{L}\p{N}]*|[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+|[\p{L}\p{N}_.]*\p{L}\(\)|\p{Ll}+\p{Lu}[\p{L}\p{N}]*)/gu;
/** A capital inside a sentence. */
const CAPITALISED = /(?<=[\p{L}\p{N}\p{M}][,;)”"’']{0,2} [("“‘']?)\p{Lu}[\p{L}\p{M}]{2,}/gu;
/** Languages that write every noun with a capital. */
const NOUNS_WITH_CAPITALS = /^(?:de|lb)\b/;
const BACKTICKED = /`+([^`]+)`+/g;
const MATH = /(?<![\\$])\$([^$\n]+)\$(?!\d)/g;

/**
 * What a text claims that the evidence does not hold: numbers, names, code and formulas. They are compared as they are
 * printed; an ending that grammar may change does not count.
 */
export function unsupportedClaims(text: string, evidence: string, language: Language): string[] {
  const held = norm(evidence);
  const tight = held.replace(/\s+/g, '');
  const formulas = [...text.matchAll(MATH)].map(([, tex = '']) => tex);
  const code = [...text.matchAll(BACKTICKED)].map(([, inner = '']) => inner);
  const prose = text.replace(MATH, ' ').replace(BACKTICKED, ' ');
  const known = numbersIn(evidence, language.tag);
  const numbers = [...numbersIn(prose, language.tag)].filter((number) => !known.has(number));
  const names = (prose.match(CODE_NAME) ?? []).filter((name) => !holds(held, tight, name));
  const proper = NOUNS_WITH_CAPITALS.test(language.tag) ? [] : (prose.match(CAPITALISED) ?? []);
  return [
    ...numbers,
    ...names,
    ...proper.filter((name) => !held.includes(rootOf(norm(name)))),
    ...code.filter((inner) => !holds(held, tight, inner)),
    ...formulas.filter((tex) => formulaFaults(tex, tight)),
  ];
}

const holds = (held: string, tight: string, name: string): boolean => {
  const wanted = norm(name);
  return held.includes(wanted) || tight.includes(wanted.replace(/\(\)$/, '').replace(/\s+/g, ''));
};

/** A name without an ending that grammar may change. */
const rootOf = (name: string): string => (name.length > 5 ? name.slice(0, -2) : name);
