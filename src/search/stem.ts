import { foldWord } from './fold-word.ts';

/** What a word may lose, the longest ending first. */
interface Endings {
  /** So many characters must stay. */
  least: number;
  endings: readonly string[];
  /** Takes a second ending off what is left, as "s" and then "er". */
  twice?: true;
  beginnings?: readonly string[];
}

const parts = (text: string): string[] =>
  text
    .split(' ')
    .map(foldWord)
    .sort((one, other) => other.length - one.length);

// Inflections and the commonest derivations. A word that loses too much is no harm: question and text lose the same.
const BY_LANGUAGE: Record<string, Endings> = {
  de: {
    least: 4,
    twice: true,
    endings: parts('ungen ung heiten heit keiten keit innen ern em en er es e n'),
  },
  fr: {
    least: 4,
    twice: true,
    endings: parts(
      'issements issement atrices ations ation ements ement euses euse eurs eur ités ité ives ive ifs if ées ée és é er ez ent es e s x',
    ),
  },
  es: {
    least: 4,
    twice: true,
    endings: parts(
      'amientos amiento imientos imiento aciones ación mente idades idad ados adas ado ada idos idas ido ida ando iendo ores or ar er ir es os as o a e s',
    ),
  },
  it: {
    least: 4,
    twice: true,
    endings: parts(
      'amenti amento imenti imento azioni azione mente ità ando endo ati ate ato ata iti ite ito ita are ere ire i e o a',
    ),
  },
  pt: {
    least: 4,
    twice: true,
    endings: parts(
      'amentos amento imentos imento ações ação mente idades idade ados adas ado ada idos idas ido ida ando endo indo ores or ões ães ão ar er ir es os as o a e s',
    ),
  },
  ru: {
    least: 3,
    endings: parts(
      'ениями ениях ениям ением ений ение ения ению остями ости ость иями иях ями ами ях ах ием ией ого его ому ему ыми ими ует уют ает ают яет яют ется ются аться яться иться ться ать ять ить еть ала яла ила али яли или ено ены ена ый ий ой ая яя ое ее ые ие ую юю ов ев ей ам ям ом ем ых их ы и а я о е у ю ь й',
    ),
  },
  hi: { least: 2, endings: parts('ियों ियाँ ियां ाओं ाएँ ाएं ुओं ों ें ीं ाँ ां े ी ा ो ि ु ू') },
  ar: {
    least: 3,
    beginnings: parts('وال بال كال فال لل ال'),
    endings: parts('ها هم هن ان ات ون ين يه ية ه ة ي'),
  },
};

const BY_SCRIPT: readonly [RegExp, string][] = [
  [/^\p{Script=Cyrillic}/u, 'ru'],
  [/^\p{Script=Devanagari}/u, 'hi'],
  [/^\p{Script=Arabic}/u, 'ar'],
];
const LATIN = /^[a-z]/;

/**
 * Takes the endings off words, so that those of one family are one.
 *
 * In: `language`, the tag of the text; where it is not known, and for words of another script than its own, the
 * commonest language of their script counts. Out: a function for words as `foldWord` gives them.
 */
export function buildStemmer(language: string): (word: string) => string {
  const tag = language.toLowerCase().split(/[-_]/)[0] ?? '';
  const ofLatin = tag in BY_LANGUAGE && !BY_SCRIPT.some(([, name]) => name === tag) ? tag : 'en';
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = stem(word, ofLatin);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, made);
    return made;
  };
}

// The words of a big book.
const MOST_KNOWN = 50_000;

function stem(word: string, ofLatin: string): string {
  if (LATIN.test(word)) return ofLatin === 'en' ? stemEnglish(word) : withoutEnds(word, ofLatin);
  const name = BY_SCRIPT.find(([script]) => script.test(word))?.[1];
  return name === undefined ? word : withoutEnds(word, name);
}

function withoutEnds(word: string, name: string): string {
  const ends = BY_LANGUAGE[name];
  if (ends === undefined) return word;
  const { least, endings, twice, beginnings = [] } = ends;
  const beginning = beginnings.find((part) => word.startsWith(part) && word.length - part.length >= least);
  const rest = beginning === undefined ? word : word.slice(beginning.length);
  const shorten = (text: string): string => {
    const ending = endings.find((part) => text.endsWith(part) && text.length - part.length >= least);
    return ending === undefined ? text : text.slice(0, text.length - ending.length);
  };
  return twice ? shorten(shorten(rest)) : shorten(rest);
}

/** English doubles consonants and drops vowels before its endings. */
function stemEnglish(word: string): string {
  let rest = withoutPlural(word);
  if (rest.endsWith('ied') && rest.length > 4) rest = `${rest.slice(0, -3)}y`;
  // "agreed", but not "speed", "need", "proceed".
  else if (rest.endsWith('eed')) rest = /[rt]eed$/.test(rest) && rest.length > 5 ? rest.slice(0, -1) : rest;
  else
    for (const ending of ['ing', 'ed']) {
      const left = rest.slice(0, -ending.length);
      if (!rest.endsWith(ending) || left.length < 3 || !/[aeiouy]/.test(left)) continue;
      rest = /([^aeiouylsz])\1$/.test(left) ? left.slice(0, -1) : left;
      break;
    }
  if (rest.endsWith('ly') && rest.length > 5) rest = rest.slice(0, -2);
  if (rest.endsWith('ation') && rest.length > 9) rest = rest.slice(0, -5);
  else if (/[st]ion$/.test(rest) && rest.length > 6) rest = rest.slice(0, -3);
  if (rest.length > 3 && rest.endsWith('e')) return rest.slice(0, -1);
  return rest.length > 3 && rest.endsWith('y') ? `${rest.slice(0, -1)}i` : rest;
}

function withoutPlural(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:sses|shes|ches|xes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
