import { arabic } from './languages/arabic.ts';
import { chinese, traditionalChinese } from './languages/chinese.ts';
import { english } from './languages/english.ts';
import { french } from './languages/french.ts';
import { german } from './languages/german.ts';
import { hindi } from './languages/hindi.ts';
import { italian } from './languages/italian.ts';
import { japanese } from './languages/japanese.ts';
import { other, READ_PER_MINUTE } from './languages/other.ts';
import { portuguese } from './languages/portuguese.ts';
import { russian } from './languages/russian.ts';
import { spanish } from './languages/spanish.ts';
import { wordsOf } from './words.ts';

/**
 * A sentence shape that defines something. The pattern has the groups `term` and `meaning`, both verbatim
 * parts of the sentence, and may have `lead` (the article before the term) and `verb` (the joining verb).
 */
interface DefinitionPattern {
  pattern: RegExp;
  /** 'noun': the meaning says what it is; 'verb': it says what it does. */
  form: 'noun' | 'verb';
  /** How surely the shape defines: 1 is weak ("The x is a y"), 3 is strong ("x is defined as y"). */
  strength: number;
}

/** The sentences that are written around the source's own words. */
export interface Phrases {
  /** Stems that ask for a term; `{}` stands for its meaning. The first fits every meaning, the others one with an article. */
  termOfNoun: readonly string[];
  termOfPlural: readonly string[];
  termOfVerb: readonly string[];
  /** A stem that asks for the name of a row of a table; the first of `termOfNoun` where it is not given. */
  termOfRow?: string;
  /** Stems that ask for a meaning; `{}` stands for the term with its article, `{term}` for the term alone. The first of five words or more is taken. */
  meaningOfNoun: readonly string[];
  meaningOfPlural: readonly string[];
  meaningOfVerb: readonly string[];
  /** Explanation of an answer: `{page}` and `{quote}`. */
  evidence: string;
  /** Objectives; `{}` stands for a heading, a term or a list of terms. */
  explain: string;
  explainHow: string;
  /** For titles that name something done ("Setting up a server") over sections without steps. */
  explainActivity?: string;
  answer: string;
  define: string;
  use: string;
  /** More objectives, by what the section does: `{}` stands for its subject. */
  describe: string;
  identify: string;
  apply: string;
  practise: string;
  compare: string;
  solve: string;
  interpret: string;
  derive: string;
  and: string;
  /** Between the members of a list; ", " where it is not given. */
  comma?: string;
  /** "True" and "False", and what introduces a statement to be judged: `{}` is the statement. */
  trueLabel: string;
  falseLabel: string;
  trueFalse: string;
  /** Explanation of a false statement: `{right}` is what the source says, `{page}` where. */
  corrected: string;
  /** Stem of a matching question; of an ordering question, where `{}` is what the steps are for. */
  match: string;
  order: string;
  /** Course description: `{modules}`, `{lessons}` and `{files}`. */
  description: string;
}

/** Everything about a language that the generator must know. One small file each in `languages/`. */
export interface Language {
  /** BCP 47 primary subtag. */
  tag: string;
  stopWords: ReadonlySet<string>;
  /** Lower case, without the last full stop. */
  abbreviations: ReadonlySet<string>;
  /** A letter of its script, where that is not Latin: a sentence without one is in another language. */
  letter?: RegExp;
  /** Opening words that lean on the sentence before, as "This" or "However". */
  dangling: RegExp;
  /** Words that point to another place, as "see Section 3" or "the figure above". */
  pointer: RegExp;
  /** Words inside a sentence that stand for something outside of it, as "these". */
  anaphora: RegExp;
  /** Openings of a phrase that make it no term, as an adverb. */
  adverb: RegExp;
  /** Verbs as they follow a noun, which a plural noun cannot be taken for. */
  plainVerb: RegExp;
  /** Words that are no nouns by their ending, where that can be told. */
  notNoun: RegExp;
  /** A first word of a title that is a verb in its noun form, as "Installing": no name, whatever its capital. */
  verbalNoun: RegExp;
  /** The kind after a code name, with its space: " command". */
  classNoun: RegExp;
  /** Titles that name no subject, as "Introduction". */
  genericTitle: RegExp;
  /** Words that announce something worth keeping, as "is important". */
  cue: RegExp;
  definitions: readonly DefinitionPattern[];
  /** Words that head no term worth asking for, as "result" or "following". */
  genericTerms: ReadonlySet<string>;
  /** What a meaning opens with that fits a stem as "Which of these is {}?". */
  openingArticle: RegExp;
  /** Words before a noun that make it no subject of its own, as "latest" or "following". */
  emptyModifiers: ReadonlySet<string>;
  /** One leading article with its space. */
  article: RegExp;
  /**
   * How noun phrases are told in a language without articles: by the word right before or behind them, or by their
   * own form.
   */
  nounPhrase?: { before?: RegExp; after?: RegExp; form?: RegExp };
  /** Every noun has a capital: what ends in one is a noun, and a capital makes no name. */
  capitalNouns?: true;
  /**
   * Where verbs stand last, as in "das Rubrum beschreiben": a title in the form that it has before one; undefined for a
   * title that cannot stand there.
   */
  verbLast?: (title: string) => string | undefined;
  /** An article at the end of a text that tells how the next word begins; `$1$2(n)` is written instead. */
  tellingArticle: RegExp;
  /** Title of a level above chapters, as "Part II". */
  part: RegExp;
  /** "none of the above" and its like. */
  catchAll: RegExp;
  /**
   * Words of prose that are read in a minute, as `wordCount` counts them.
   *
   * Source: Trauzettel-Klosinski & Dietz 2012, the mean words a minute of each language of IReST, read aloud
   * (doi:10.1167/iovs.11-8284); their mean of all 17, 184, for languages that it lacks.
   */
  readPerMinute: number;
  /** A stem that asks for what is not so: "not", "except". */
  negative: RegExp;
  /** Words that admit of no exception, as "always"; and words that admit of any, as "usually". */
  absolute: RegExp;
  vague: RegExp;
  /** How the text refers to a numbered part: the group `number` is "3.2"; the group `kind`, where there is one, its noun. */
  reference: RegExp;
  /** Titles and labels that open a worked example. */
  example: RegExp;
  /** A title that announces a procedure, as "How to ..." or "Installing ...". */
  procedure: RegExp;
  /** How a step opens that tells the reader what to do, as "Open the file". Absent where that cannot be told. */
  instruction?: RegExp;
  /** A title that tells the reader to do something, and so is an objective as it stands. Absent where it cannot be told. */
  command?: RegExp;
  /** Words that speak to the reader or for the author, and openings that make a condition. Absent where they are not known. */
  address?: RegExp;
  /** A verb that a whole sentence has and a mere phrase has not, as far as its form tells. Absent where it cannot be told. */
  finite?: RegExp;
  /** A title that sets things beside each other, as "X versus Y". */
  comparison: RegExp;
  /** Words that give a reason or a consequence, as "because". */
  reason: RegExp;
  /** A title or sentence that announces a proof or derivation. */
  proof: RegExp;
  /** Absent where no wording is known: then no questions are made and objectives are bare titles. */
  phrases?: Phrases;
}

/** In running text nearly every second word is a small one. */
const LEAST_SMALL_WORDS = 0.2;

const LANGUAGES: Record<string, Language> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
  ru: russian,
  hi: hindi,
  ar: arabic,
  zh: chinese,
  ja: japanese,
};
/** Tags of Chinese as it is written in Taiwan, Hong Kong and Macau. */
const TRADITIONAL = /^zh-(?:.*-)?(?:hant|tw|hk|mo)(?:-|$)/;

/** The language of a BCP 47 tag; any unknown one gets rules that hold for every script. */
export function languageOf(tag: string): Language {
  const lower = tag.toLowerCase().replaceAll('_', '-');
  if (TRADITIONAL.test(lower)) return traditionalChinese;
  const primary = lower.split('-')[0] ?? '';
  return (
    LANGUAGES[primary] ?? {
      ...other,
      tag: primary === '' ? 'und' : primary,
      readPerMinute: READ_PER_MINUTE[primary] ?? other.readPerMinute,
    }
  );
}

/** The language whose small words a text uses most; the one without rules when hardly any is used. */
export function languageOfText(text: string): Language {
  const words = wordsOf(text);
  let best: Language = other;
  let most = words.length * LEAST_SMALL_WORDS;
  for (const language of Object.values(LANGUAGES)) {
    const hits = words.filter((word) => language.stopWords.has(word)).length;
    if (hits > most) [best, most] = [language, hits];
  }
  return best;
}

/** A phrase with `{name}` filled in; what has no value stays as it is. */
export const fillIn = (phrase: string, values: Record<string, string>): string =>
  phrase.replace(/\{(\w*)\}/g, (whole, name: string) => values[name] ?? whole);
