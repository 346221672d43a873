import { norm } from '../course/norm.ts';
import { isFragment } from './fragments.ts';
import { isLabelled } from './labelled-sentence.ts';
import { type Language, languageOfText } from './language.ts';
import type { LessonText, PlacedSentence, ReadPassage } from './lesson-text.ts';
import { remembered } from './remembered.ts';
import { wordsOf } from './words.ts';

/** How well a sentence that stands alone can be a key point: leaning ones only where there are few others. */
export type PointFitness = 'fit' | 'leaning' | 'unfit';

/** What is known of a lesson before its sentences are judged. */
export interface PointContext {
  language: Language;
  /** Its title and headings, normalised. */
  titles: ReadonlySet<string>;
  /** Paragraphs that go on with one that was cut off. */
  cutOff: ReadonlySet<ReadPassage>;
  /** Those right below code or a name on a line of its own, which is what they tell of. */
  underName: ReadonlySet<ReadPassage>;
}

export function pointContextOf({ title, language, passages }: LessonText): PointContext {
  const titles = new Set([bare(title)]);
  const cutOff = new Set<ReadPassage>();
  const underName = new Set<ReadPassage>();
  let before: ReadPassage | undefined;
  for (const passage of passages) {
    if (passage.kind === 'heading') titles.add(bare(passage.text));
    const isOpen = before?.kind === 'paragraph' && OPEN_END.test(before.text);
    if (passage.kind === 'paragraph' && isOpen && GOES_ON.test(passage.text)) cutOff.add(passage);
    if (before?.kind === 'code' || (before !== undefined && isNameAlone(before))) underName.add(passage);
    before = passage;
  }
  return { language, titles, cutOff, underName };
}

/** A paragraph that is set as code or in bold from end to end, as the entry of an option. */
const isNameAlone = ({ kind, text, marks }: ReadPassage): boolean =>
  kind === 'paragraph' && marks.some(({ start, end }) => start === 0 && end === text.length);

const bare = (text: string): string => norm(text).replace(/[\p{P}\s]+/gu, ' ');
const OPEN_END = /[\p{L}\p{M}\p{N},，、-]$/u;
const GOES_ON = /^[\p{Ll}\p{Lo}]/u;

const OPENS_ASIDE = /^[([（【「]/u;
/** "By default, it is set": what "it" is was said before; in "If a package is old, it is" it is said here. */
const LATE_PRONOUN =
  /^(?!(?:If|When|While|Although|Though|Because|Since|As|Once|Unless|Where|Whenever)\b)[^,]{1,60}, (?:it|they|he|she|this|these|those)\b/u;
/** "How to build a package.", as a point of a list that says what is told. */
const ASKS: Readonly<Record<string, RegExp>> = {
  en: /^(?:How|What|Which|Why|Who|Whether)\b/u,
  es: /^(?:Cómo|Qué|Cuál(?:es)?|Por qué|Dónde|Quién(?:es)?|Cuánd?t?o)(?!\p{L})/u,
  fr: /^(?:Comment|Quel(?:le)?s?|Pourquoi|Où|Qui|Combien)(?!\p{L})/u,
  de: /^(?:Wie|Was|Welche[nrs]?|Warum|Wozu|Wer|Ob)(?!\p{L})/u,
  pt: /^(?:Como|Quais|Qual|Por que|Onde|Quem)(?!\p{L})/u,
  it: /^(?:Come|Quali?|Perché|Dove|Chi|Che cosa)(?!\p{L})/u,
  ru: /^(?:Как(?:ой|ая|ое|ие)?(?! правило)|Что|Где|Почему|Зачем|Кто|Сколько)(?!\p{L})/u,
  zh: /(?:如何|怎样|怎樣|什么|什麼|哪些|哪个|哪個|为何|為何|多少)[^，。、]{0,8}。$/u,
};
/** "Sponsor: the one who uploads": an entry that is read under what it is a list of. */
const ENTRY = /^[^.,:;。，：；]{2,50}(?:: ?(?=\p{Ll})|：)/u;
const MOST_CODE = 0.5;
const LEAST_OF_LATIN = 0.9;
const LEAST_OF_OTHER_SCRIPT = 0.25;
const LEAST_SMALL_WORDS = 0.2;

/** Judges a sentence that can be read alone. */
export function pointFitness(placed: PlacedSentence, context: PointContext): PointFitness {
  const { sentence, passage, index } = placed;
  const { text } = sentence;
  const { language, titles, cutOff, underName } = context;
  if (OPENS_ASIDE.test(text) || isLabelled(text, language)) return 'unfit';
  if (titles.has(bare(text)) || (index === 0 && cutOff.has(passage))) return 'unfit';
  if (codeShare(placed) > MOST_CODE || isFragment(text, language)) return 'unfit';
  if (isForeign(text, language)) return 'unfit';
  const isPoint = passage.kind === 'list_item';
  if (isPoint && ASKS[language.tag]?.test(text) === true) return 'unfit';
  if (isPoint && index === 0 && ENTRY.test(text)) return 'leaning';
  if (isPoint && isNamed(text, language)) return 'leaning';
  // "Do not read any file." under "--no-environ" says what that does.
  if (index === 0 && underName.has(passage) && tellsToAct(text, language)) return 'leaning';
  const leans = language.anaphora.test(text) || (language.tag === 'en' && LATE_PRONOUN.test(text));
  return leans ? 'leaning' : 'fit';
}

/** "El sistema que deberá usar como servidor.", as a point of a list: the one verb is that of a clause. */
const NAMED: Readonly<Record<string, RegExp>> = {
  es: /^(?:El|La|Los|Las|Una?|Unos|Unas) (?:(?!que )\p{L}+ ){1,8}que (?:(?:se|no|le) )?\p{L}+/u,
  pt: /^(?:O|A|Os|As|Uma?) (?:(?!que )\p{L}+ ){1,8}que (?:(?:se|não) )?\p{L}+/u,
  it: /^(?:Il|La|Lo|I|Gli|Le|Una?) (?:(?!che )\p{L}+ ){1,8}che (?:(?:si|non) )?\p{L}+/u,
};

function isNamed(text: string, { tag, finite }: Language): boolean {
  const clause = NAMED[tag]?.exec(text)?.[0];
  if (clause === undefined || finite === undefined) return false;
  return (
    !finite.test(clause.slice(0, clause.search(/ (?:que|che) /))) && !finite.test(text.slice(clause.length))
  );
}

const tellsToAct = (text: string, { instruction, tag }: Language): boolean =>
  instruction?.test(text) === true || (tag === 'en' && /^Do(?:n['’]t| not) /u.test(text));

function codeShare({ sentence, passage }: PlacedSentence): number {
  let code = 0;
  for (const { kind, start, end } of passage.marks)
    if (kind === 'code') code += Math.max(0, Math.min(end, sentence.end) - Math.max(start, sentence.start));
  return code / Math.max(1, sentence.text.length);
}

const LATIN = /\p{Script=Latin}/u;
const OTHER_SCRIPT = /[^\p{Script=Latin}\P{L}]/u;

/** Whether a sentence is in another script or language than its lesson, as an abstract in French. */
export const isForeign = remembered((text: string, language: Language): boolean => {
  if (language.phrases === undefined) return false;
  if (language.letter !== undefined || OTHER_SCRIPT.test(text)) {
    const letters = text.match(/\p{L}/gu) ?? [];
    const own = letters.filter((letter) => (language.letter ?? LATIN).test(letter)).length;
    const least = language.letter === undefined ? LEAST_OF_LATIN : LEAST_OF_OTHER_SCRIPT;
    if (own < least * letters.length) return true;
  }
  if (language.letter !== undefined) return false;
  const words = wordsOf(text);
  const small = words.filter((word) => language.stopWords.has(word)).length;
  if (small >= words.length * LEAST_SMALL_WORDS) return false;
  const { tag, phrases } = languageOfText(text);
  return small === 0 || (phrases !== undefined && tag !== language.tag);
});
