import { isAdmonition } from '../course/admonition.ts';
import { inOneLine } from '../course/one-line.ts';
import type { Language } from './language.ts';
import { statementRulesOf } from './statement-rules.ts';
import { wordCount, wordsOf } from './words.ts';

/** A sentence or list item that says what something is or does. `term` and `meaning` are verbatim parts of it. */
export interface Definition {
  term: string;
  meaning: string;
  /** The article before the term, in lower case; empty for none. */
  lead: string;
  form: 'noun' | 'verb';
  isPlural: boolean;
  strength: number;
}

const LABEL = /^(?<term>[^\s:–—][^:–—]{0,48}?)(?:\s*:\s+|\s+[–—-]\s+)(?<meaning>\p{L}.{19,}?)[.;]?$/su;
const TRIMMED = /^["'“”‘’«»„`*(]+|["'“”‘’«»„`*,;:]+$|(?<=[\p{L})])\.$/gu;
/** "is a moving target" says too little to ask for. */
const LEAST_MEANING_WORDS = 5;
const LONGEST_TERM_WORDS = 4;

/** Reads a sentence as a definition by the shapes of its language; undefined when it is none. */
export function definitionIn(sentence: string, language: Language): Definition | undefined {
  const flat = inOneLine(sentence);
  if (flat.length > 400) return undefined;
  for (const { pattern, form, strength } of language.definitions) {
    const groups = pattern.exec(flat)?.groups;
    if (groups === undefined) continue;
    const { term = '', meaning = '', lead = '', verb = '' } = groups;
    const bare = bareTerm(term, language);
    if (!isTerm(bare, language) || !isMeaning(meaning, bare, language)) continue;
    if (form === 'verb' && / /.test(bare)) continue;
    return {
      term: bare,
      meaning: meaning.trim(),
      lead: form === 'verb' || isCodeName(bare) ? '' : lead.trim().toLowerCase(),
      form,
      isPlural: /^(?:are|sind|sont|son|mean|refer|denote)$/.test(verb),
      strength,
    };
  }
  return undefined;
}

/** Reads "Term: meaning" or "Term – meaning"; for list items and paragraphs that open with their term. */
export function labelledDefinition(text: string, language: Language): Definition | undefined {
  const groups = LABEL.exec(inOneLine(text))?.groups;
  const term = bareTerm(groups?.term ?? '', language);
  const meaning = groups?.meaning?.trim() ?? '';
  if (isAdmonition(term) || !isTerm(term, language) || !isMeaning(meaning, term, language)) return undefined;
  if (!language.openingArticle.test(meaning)) return undefined;
  if (isClause(meaning, language)) return undefined;
  return { term, meaning, lead: '', form: 'noun', isPlural: false, strength: 2 };
}

/** "A component is loaded" says what happens, not what something is. */
function isClause(meaning: string, { tag }: Language): boolean {
  const { clause, relative } = statementRulesOf(tag);
  const at = clause?.exec(meaning)?.index;
  return at !== undefined && relative?.test(meaning.slice(0, at)) !== true;
}

/** A term without quotation marks, and without the kind after a code name: "debian/rules file". */
function bareTerm(term: string, language: Language): string {
  const bare = term.replace(TRIMMED, '').trim();
  // "function read.table" and "read.table function" name the same.
  const [first = '', ...rest] = bare.split(' ');
  const isKindFirst = rest.length === 1 && language.classNoun.test(` ${first}`);
  const name = isKindFirst ? rest.join(' ') : bare.replace(language.classNoun, '');
  return isCodeName(name) ? name : bare;
}

/** "The colour of axes and titles, respectively" tells of several names, of which the last stands before it. */
const DISTRIBUTIVE: Readonly<Record<string, RegExp>> = {
  en: /\brespectively\b/i,
  de: /(?<!\p{L})(?:jeweils|respektive)(?!\p{L})/iu,
  fr: /(?<!\p{L})respectivement(?!\p{L})/iu,
  es: /(?<!\p{L})respectivamente(?!\p{L})/iu,
  pt: /(?<!\p{L})respectivamente(?!\p{L})/iu,
  it: /(?<!\p{L})rispettivamente(?!\p{L})/iu,
  ru: /(?<!\p{L})соответственно(?!\p{L})/iu,
  hi: /क्रमशः/u,
  zh: /分别|分別/u,
  ja: /それぞれ/u,
};

/** "Conforms to a certain structure" does not say to which. */
const VAGUE: Readonly<Record<string, RegExp>> = {
  en: /\ba certain\b/i,
  es: /(?<!\p{L})una? ciert[oa](?!\p{L})/iu,
};

/** Whether a meaning says enough, without the term itself and without words that stand for another place. */
function isMeaning(meaning: string, term: string, language: Language): boolean {
  if (wordCount(meaning) < LEAST_MEANING_WORDS || /[.!?] |[。！？।] ?\p{L}|…|\.\.\.|:$|,$/u.test(meaning))
    return false;
  if (VAGUE[language.tag]?.test(meaning) === true) return false;
  if (DISTRIBUTIVE[language.tag]?.test(meaning) === true) return false;
  return !isCircular(term, meaning) && !language.anaphora.test(meaning) && !language.pointer.test(meaning);
}

/** Whether a phrase can be asked for: one to four words, with a word of meaning at both ends. */
export function isTerm(phrase: string, language: Language): boolean {
  if (
    phrase.length < 2 ||
    phrase.length > 48 ||
    !/\p{L}/u.test(phrase) ||
    /[,;:?!=<>|{}[\]@…]|n['’]t\b/.test(phrase)
  )
    return false;
  if (/\.\s|^\d|^[a-z]$/iu.test(phrase) || isLopsided(phrase) || language.adverb.test(phrase)) return false;
  const words = wordsOf(phrase);
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return false;
  if (phrase.split(' ').length > LONGEST_TERM_WORDS || /^\d+$/.test(last)) return false;
  const isCode = isCodeName(phrase);
  if (
    !isCode &&
    words.some(
      (word) =>
        language.stopWords.has(word) && !/^(?:of|for|de|du|del|di|do|da|von|der|des|का|की|के|の)$/.test(word),
    )
  )
    return false;
  if (language.stopWords.has(first) || language.stopWords.has(last)) return isCode;
  if (!isCode && language.genericTerms.has(last)) return false;
  return isCode || !(words.length > 1 && language.emptyModifiers.has(first));
}

const isLopsided = (phrase: string): boolean => phrase.split('(').length !== phrase.split(')').length;

/** A name as programs spell it: f(), a.b, a_b, --flag, /path, $X, camelCase, apt-get with its kind elsewhere. */
export const isCodeName = (phrase: string): boolean =>
  !phrase.includes(' ') &&
  !/^\p{Lu}\w*\/\p{Lu}\w*$/u.test(phrase) &&
  /\(.*\)$|\w\$\w|^--?\w|^[$/~.%@]\w|\w[._/:]\w|_\w|\w_|^\p{Ll}+\p{Lu}|\.\w+$|^\p{L}+\d/u.test(phrase);

/** A meaning that uses the term itself gives the answer away. */
function isCircular(term: string, meaning: string): boolean {
  const inMeaning = new Set(wordsOf(meaning));
  const words = wordsOf(term);
  return words.length > 0 && words.every((word) => inMeaning.has(word) || inMeaning.has(`${word}s`));
}
