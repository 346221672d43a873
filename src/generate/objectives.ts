import type { KeyTerm } from '../course/course.ts';
import { matchesOf } from '../course/matches.ts';
import { norm } from '../course/norm.ts';
import { definitionIn, isCodeName } from './definitions.ts';
import { fillIn, type Language, type Phrases } from './language.ts';
import type { LessonText } from './lesson-text.ts';
import { lowerInText } from './lower-case.ts';
import { isNumber, kindOfSection, type SectionContent, sectionsIn } from './section-content.ts';
import { cleanTitle } from './sections.ts';
import { ANNOUNCES_STEPS } from './step-words.ts';
import { isVagueTitle } from './vague-titles.ts';
import { wordsOf } from './words.ts';

const MOST_OBJECTIVES = 5;
const MOST_OF_HEADINGS = 4;
const MOST_TERMS = 3;

/**
 * What a learner can do after the lesson: a verb for each of its sections that fits what the section does (define,
 * describe, explain, carry out, compare, derive ...), then its terms and its exercises. Bare titles where no wording
 * is known. Plain text, as titles, key points and terms are: only a lesson's content is Markdown.
 *
 * Source of the verbs: the revised taxonomy of Bloom (Anderson & Krathwohl 2001), remember to analyse.
 */
export function objectivesOf(text: LessonText, terms: readonly KeyTerm[]): string[] {
  const { phrases } = text.language;
  const topics = topicsOf(text);
  if (phrases === undefined) return topics.slice(0, MOST_OBJECTIVES).map(({ title }) => title);
  const defined = new Set(terms.map(({ term }) => norm(term)));
  const objectives = topics
    .filter(({ title }) => !defined.has(norm(title)))
    .slice(0, MOST_OF_HEADINGS)
    .map((topic) => objectiveOf(topic, text, phrases));
  const ofTerms = termObjectives(terms, text, phrases);
  const solve = exerciseObjective(text, phrases);
  const kept = objectives.slice(0, MOST_OBJECTIVES - ofTerms.length - solve.length);
  const all = [...kept, ...ofTerms, ...solve];
  // "Explain the preface" is no objective: better none.
  if (all.length === 0 && isNamed(cleanTitle(text.title), text))
    all.push(objectiveOf({ title: cleanTitle(text.title), section: wholeOf(text) }, text, phrases));
  return [...new Set(all)];
}

/** Whether a title names a subject of the lesson; the name of a file often does not. */
const isNamed = (title: string, text: LessonText): boolean =>
  !isVagueTitle(title, text.language) &&
  isTelling(title) &&
  wordsOf(title).some(
    (word) =>
      /\p{L}{3}|\p{Script=Han}/u.test(word) &&
      !text.language.stopWords.has(word) &&
      text.passages.some((passage) => passage.text.toLowerCase().includes(stemOf(word))),
  );

/** What most forms of a word share: languages put their endings in its last letters. */
const stemOf = (word: string): string => word.slice(0, Math.max(4, word.length - 3));

/** "About Copyrights": the verb says it. */
const ABOUT = /^(?:about|über|acerca de|sobre|à propos de|au sujet de) (?=\S)/iu;

/** "Example: Olympic marathon": the verb says that it is one. */
const EXAMPLE = /^(?:examples?|beispiele?|ejemplos?|exemples?|esempio|exemplo|пример)\s*[:：] (?=\S)/iu;

interface Topic {
  title: string;
  section: SectionContent;
}

const wholeOf = ({ passages }: LessonText): SectionContent => ({ title: '', passages });

/** The lesson's own title or titles, then its headings, each once, without those that name no subject. */
function topicsOf(text: LessonText): Topic[] {
  const sections = sectionsIn(text).slice(1);
  const byTitle = new Map<string, Topic>();
  const add = (raw: string, section: SectionContent): void => {
    const title = inQuietLetters(
      cleanTitle(raw)
        .replace(COUNTED, '')
        .replace(EXAMPLE, '')
        .replace(ABOUT, '')
        .replace(APPENDIX, '$1')
        .replace(/[.:!]$/, ''),
      text,
    );
    const key = norm(title);
    // "Formulae" beside "Models; formulae" is said with it.
    const isSaid = [...byTitle.keys()].some((known) => known.includes(key) || key.includes(known));
    if (!isSaid && isTelling(title) && !isVagueTitle(title, text.language))
      byTitle.set(key, { title, section });
  };
  for (const title of text.title.split('; ')) {
    const own = sections.find((section) => norm(cleanTitle(section.title)) === norm(cleanTitle(title)));
    if (own !== undefined || isNamed(title, text)) add(title, own ?? wholeOf(text));
  }
  for (const section of sections) add(section.title, section);
  return [...byTitle.values()];
}

/** "Step 2: " or "Lab 3 (optional): " before what is done in it. */
const COUNTED = /^\p{L}+ \d+(?: \([^)]{1,20}\))?: (?=\S)/u;

/** "C The command-line editor": the letter is the appendix's number. */
const APPENDIX = /^[A-Z] ((?:An?|The) )/;
const SHOUTED = /^\P{Ll}*\p{Lu}{4}\P{Ll}*$/u;

/** "Setting Up Users And Passwords": all its words have capitals, small ones perhaps not. */
const TITLE_CASE = /^\p{Lu}\S*(?: (?:\p{Ll}{1,4}|\p{Lu}\S*))* (?=\p{Lu})\S+$/u;
const LEAST_TITLE_WORDS = 3;

/**
 * A title in the letters of running text: "MATH EQUATIONS" as "Math equations", "THE DEBIAN POLICY" as the lesson
 * writes it, "The Debian policy"; and "Setting Up Users" as "Setting up users".
 */
function inQuietLetters(title: string, text: LessonText): string {
  const { language } = text;
  const isShouted = SHOUTED.test(title) && /\p{Lu}{5}|\p{Lu} \p{Lu}/u.test(title);
  const isTitleCase =
    language.capitalNouns !== true && TITLE_CASE.test(title) && title.split(' ').length >= LEAST_TITLE_WORDS;
  if (!isShouted && !isTitleCase) return title;
  const words = formsIn(text);
  const quiet = title.replace(isShouted ? WORD : LATER_WORD, (word) => {
    const forms = [...(words.get(word.toUpperCase()) ?? [])].sort(([, one], [, other]) => other - one);
    return forms[0]?.[0] ?? word.toLowerCase();
  });
  return quiet.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}

/** A word in capitals -> how often it is written in which letters. */
type Forms = ReadonlyMap<string, ReadonlyMap<string, number>>;

// Each title of a lesson asks.
const known = new WeakMap<LessonText, Forms>();

/** How the words of a lesson's titles are written inside the sentences of its running text. */
function formsIn(text: LessonText): Forms {
  const ready = known.get(text);
  if (ready !== undefined) return ready;
  const words = new Map<string, Map<string, number>>();
  known.set(text, words);
  const headings = text.passages.filter(({ kind }) => kind === 'heading');
  const titles = [text.title, ...headings.map((heading) => heading.text)];
  const wanted = new Set(titles.flatMap((title) => title.toUpperCase().match(WORD) ?? []));
  for (const passage of text.passages)
    if (passage.kind !== 'heading' && passage.kind !== 'code')
      for (const { 0: word, index } of matchesOf(passage.text, PLAIN_WORD)) {
        const capitals = word.toUpperCase();
        if (!wanted.has(capitals)) continue;
        // A capital at a sentence's start tells nothing.
        if (
          /^\p{Lu}\p{Ll}/u.test(word) &&
          !/[\p{L}\p{N},] $/u.test(passage.text.slice(Math.max(0, index - 2), index))
        )
          continue;
        const forms = words.get(capitals) ?? new Map<string, number>();
        words.set(capitals, forms.set(word, (forms.get(word) ?? 0) + 1));
      }
  return words;
}

const WORD = /[\p{L}\p{M}]+/gu;
const LATER_WORD = /(?<= )\p{Lu}\p{Ll}+(?=[ ,;]|$)/gu;
/** One that is no part of a path or a name in code. */
const PLAIN_WORD = /(?<![\p{L}\p{M}\p{N}/._@-])[\p{L}\p{M}]+(?![\p{L}\p{M}\p{N}/_@-])/gu;

const isTelling = (title: string): boolean =>
  /\p{L}{3}|\p{Script=Han}{2}/u.test(title) && title.length <= 90 && !/\(\d+\/\d+\)$|…$/.test(title);

/** "How translations are handled", "When and how to do it". */
const ASKING: Readonly<Record<string, RegExp>> = {
  en: /^(?:How|When|Where|Why|What|Which|Who|Whether) /,
  es: /^(?:Cómo|Cuándo|Dónde|Por qué|Qué|Cuál|Quién) /u,
  fr: /^(?:Comment|Pourquoi|Où|Qui) /u,
  it: /^(?:Come|Perché|Dove|Chi) /u,
  pt: /^(?:Como|Onde|Quem|Por que) /u,
};

/** A verb that fits what a section says by its title, else by what it is made of. */
function objectiveOf({ title, section }: Topic, text: LessonText, phrases: Phrases): string {
  const { language } = text;
  if (/[?？؟]$/.test(title)) return fillIn(phrases.answer, { '': title });
  const how = /^how (?:to|do (?:i|you|we)) (.+)$/i.exec(title)?.[1];
  if (how !== undefined) return fillIn(phrases.explainHow, { '': how });
  // "Explain when bugs are closed": no colon before what is asked.
  if (ASKING[language.tag]?.test(title) === true)
    return fillIn(phrases.explain.replace(/\s?: /, ' '), {
      '': title.charAt(0).toLowerCase() + title.slice(1),
    });
  const fill = (phrase: string): string => {
    const verb = /^(?<verb>[^:{}]+): \{\}$/.exec(phrase)?.groups?.verb;
    const object = verb === undefined ? undefined : language.verbLast?.(title);
    if (verb !== undefined && object !== undefined)
      return `${object} ${verb.charAt(0).toLowerCase()}${verb.slice(1)}`;
    return fillIn(phrase, { '': phrase.includes(':') ? title : lowerInText(title, text) });
  };
  if (language.command?.test(title) === true) return title;
  if (language.comparison.test(title)) return fill(phrases.compare);
  if (language.proof.test(title)) return fill(phrases.derive);
  const kind = kindOfSection(section);
  const isProcedure = language.procedure.test(title) && isDone(section, text);
  if (isProcedure || (kind === 'steps' && tellsSteps(title, section, language))) return fill(phrases.apply);
  // "Mailing lists" and "Handling bugs" cannot be told apart.
  const isActivity = language.procedure.test(title) && title.split(' ').length > 2;
  if (isActivity && phrases.explainActivity !== undefined) return fill(phrases.explainActivity);
  if (kind === 'code') return fill(phrases.practise);
  if (kind === 'picture') return fill(phrases.interpret);
  if (kind === 'list') return fill(phrases.identify);
  return fill(givesReasons(section, text) ? phrases.explain : phrases.describe);
}

/** A title as "Setting up a server" promises steps: a section has some that shows commands or tells what to do. */
const LEAST_INSTRUCTIONS = 2;
const isDone = ({ passages }: SectionContent, { language: { instruction } }: LessonText): boolean =>
  instruction === undefined ||
  passages.some(({ kind }) => kind === 'code') ||
  passages.flatMap(({ sentences }) => sentences).filter(({ text }) => instruction.test(text)).length >=
    LEAST_INSTRUCTIONS;

/** A numbered list may hold questions, claims or names; steps are called so, or most of them tell what to do. */
const LEAST_STEPS_SHARE = 0.5;

function tellsSteps(title: string, { passages }: SectionContent, language: Language): boolean {
  const { instruction, procedure } = language;
  if (instruction === undefined || ANNOUNCES_STEPS.test(title) || procedure.test(title)) return true;
  const steps = passages.filter(({ kind, marker }) => kind === 'list_item' && isNumber(marker));
  return steps.filter(({ text }) => instruction.test(text)).length >= steps.length * LEAST_STEPS_SHARE;
}

/** A section that says why or what follows is explained; one that says what there is, is described. */
const LEAST_REASONS = 2;
const givesReasons = ({ passages }: SectionContent, { language }: LessonText): boolean =>
  passages.filter(({ text }) => language.reason.test(text)).length >= LEAST_REASONS;

function termObjectives(terms: readonly KeyTerm[], text: LessonText, phrases: Phrases): string[] {
  const does = terms.filter(
    ({ term, definition }) => isCodeName(term) || definitionIn(definition, text.language)?.form === 'verb',
  );
  const is = terms.filter((term) => !does.includes(term));
  const names = (some: readonly KeyTerm[], most: number): string =>
    listed(
      some.slice(0, most).map(({ term }) => term),
      phrases,
    );
  const objectives: string[] = [];
  if (is.length > 0) objectives.push(fillIn(phrases.define, { '': names(is, MOST_TERMS) }));
  if (does.length > 0) objectives.push(fillIn(phrases.use, { '': names(does, 1) }));
  return objectives;
}

const exerciseObjective = (text: LessonText, phrases: Phrases): string[] =>
  text.passages.some((passage) => passage.isExercise === true && passage.kind !== 'heading')
    ? [fillIn(phrases.solve, { '': cleanTitle(text.title.split('; ')[0] ?? '') })]
    : [];

const listed = (items: readonly string[], phrases: Phrases): string =>
  items.length < 2
    ? (items[0] ?? '')
    : `${items.slice(0, -1).join(phrases.comma ?? ', ')}${phrases.and}${items.at(-1) ?? ''}`;
