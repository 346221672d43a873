import type { KeyTerm } from '../course/course.ts';
import { norm } from '../course/norm.ts';
import { definitionIn, isCodeName } from './definitions.ts';
import { fillIn, type Phrases } from './language.ts';
import type { LessonText } from './lesson-text.ts';
import { lowerInText } from './lower-case.ts';
import { cleanTitle } from './sections.ts';

const MOST_OBJECTIVES = 5;
const MOST_OF_HEADINGS = 3;

/**
 * What a learner can do after the lesson, from its headings and terms; bare titles where no wording is known. Plain
 * text, as titles, key points and terms are: only a lesson's content is Markdown.
 */
export function objectivesOf(text: LessonText, terms: readonly KeyTerm[]): string[] {
  const { phrases } = text.language;
  const all = [...text.title.split('; ').map(cleanTitle), ...headingTitles(text)];
  const distinct = new Map(all.toReversed().map((title) => [norm(title), title]));
  const titles = [...distinct.values()]
    .toReversed()
    .filter((title) => isTelling(title) && !text.language.genericTitle.test(title));
  const topics = titles.slice(
    0,
    titles.length > 1 && titles[0] === text.title ? MOST_OF_HEADINGS + 1 : MOST_OF_HEADINGS,
  );
  if (phrases === undefined) return (topics.length > 0 ? topics : [text.title]).slice(0, MOST_OBJECTIVES);
  const explained = topics.map((topic) => explain(topic, text, phrases));
  const objectives = [...explained, ...termObjectives(terms, text, phrases)];
  // "Explain the preface" is no objective: better none.
  if (objectives.length === 0 && !text.language.genericTitle.test(cleanTitle(text.title)))
    objectives.push(explain(cleanTitle(text.title), text, phrases));
  return [...new Set(objectives)].slice(0, MOST_OBJECTIVES);
}

const headingTitles = (text: LessonText): string[] =>
  text.passages
    .filter((passage) => passage.kind === 'heading')
    .slice(1)
    .map((passage) => cleanTitle(passage.text));

const isTelling = (title: string): boolean =>
  /\p{L}{3}/u.test(title) && title.length <= 90 && !/\(\d+\/\d+\)$|…$/.test(title);

function explain(topic: string, text: LessonText, phrases: Phrases): string {
  if (topic.endsWith('?')) return fillIn(phrases.answer, { '': topic });
  const how = /^how (?:to|do (?:i|you|we)) (.+)$/i.exec(topic)?.[1];
  if (how !== undefined) return fillIn(phrases.explainHow, { '': how });
  return fillIn(phrases.explain, { '': phrases.explain.includes(':') ? topic : lowerInText(topic, text) });
}

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
  if (is.length > 0) objectives.push(fillIn(phrases.define, { '': names(is, 3) }));
  if (does.length > 0) objectives.push(fillIn(phrases.use, { '': names(does, 1) }));
  return objectives;
}

const listed = (items: readonly string[], phrases: Phrases): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')}${phrases.and}${items.at(-1) ?? ''}`;
