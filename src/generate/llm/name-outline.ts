import type { CoursePlan, LessonPlan, ModulePlan } from '../../course/plan.ts';
import { type Language, languageOf } from '../language.ts';
import { evidenceOf } from './ground-lesson.ts';
import { groundText, groundWhole } from './ground-text.ts';
import { addressesModel } from './instructions.ts';
import type { SourceLine } from './numbered-source.ts';
import type { OutlineReply } from './outline-reply.ts';

/** Modules as they were shown to a model, and what it said of them. */
export interface NamedModules {
  shown: readonly { module: ModulePlan; lines: readonly SourceLine[] }[];
  reply: OutlineReply;
}

const MOST_TITLE = 120;
const MOST_SUMMARY = 600;

/**
 * Gives a plan the names of a model where they are borne out: a title by what was shown of its part, a summary by the
 * sentences that it cites. Nothing in the plan speaks to a model, whoever wrote it.
 */
export function nameOutline(course: CoursePlan, named: readonly NamedModules[]): CoursePlan {
  const language = languageOf(course.language);
  const about = { language, isSameLanguage: false };
  const modules = course.modules.map((module) => {
    const found = named.find(({ shown }) => shown.some(({ module: own }) => own.week === module.week));
    return cleanedModule(found === undefined ? module : renamed(module, found, language));
  });
  const description = describe(named, course, about);
  return {
    ...course,
    title: quiet(course.title) ?? modules[0]?.title ?? '1',
    description: description ?? quiet(course.description) ?? '',
    modules,
  };
}

function describe(
  named: readonly NamedModules[],
  course: CoursePlan,
  about: { language: Language; isSameLanguage: boolean },
): string | undefined {
  const all = named.flatMap(({ shown }) => shown.flatMap(({ lines }) => lines.map(({ text }) => text)));
  const evidence = [course.title, ...course.modules.map(({ title }) => title), ...all].join('\n');
  const raw = named.map(({ reply }) => reply.description).find((text) => text !== '');
  if (raw === undefined) return undefined;
  const text = joined(raw, evidence, about);
  return text === '' || text.length > MOST_SUMMARY ? undefined : text;
}

const joined = (
  raw: string,
  evidence: string,
  about: { language: Language; isSameLanguage: boolean },
): string =>
  groundText(raw, evidence, about)
    .lines.map(({ text }) => text)
    .join(' ');

function renamed(module: ModulePlan, { shown, reply }: NamedModules, language: Language): ModulePlan {
  const name = `m${module.week}`;
  const lines = shown.find(({ module: own }) => own.week === module.week)?.lines ?? [];
  const items = lines.flatMap(({ item }) => (item === undefined ? [] : [item]));
  const whole = [module.title, ...lines.map(({ text }) => text)].join('\n');
  const titleFor = (raw: string | undefined, present: string): string => {
    const about = { language, isSameLanguage: false };
    const title = raw === undefined ? undefined : groundWhole(raw, `${whole}\n${present}`, about);
    return title === undefined || title.length > MOST_TITLE ? present : title.replace(/\.$/, '');
  };
  const own = reply.modules.find((one) => isName(one.module, name));
  const cited = items.filter(({ id }) => own?.cites.includes(id));
  const summary =
    own === undefined || cited.length === 0
      ? ''
      : joined(own.summary, `${evidenceOf(cited)}\n${module.title}`, { language, isSameLanguage: false });
  const titles = new Set<string>();
  const lessons = module.lessons.map((lesson): LessonPlan => {
    const raw = reply.lessons.find((one) => isName(one.lesson, lesson.key))?.title;
    const title = titleFor(raw, lesson.title);
    // Two lessons of one name cannot be told apart.
    const fresh = titles.has(title) ? lesson.title : title;
    titles.add(fresh);
    return { ...lesson, title: fresh };
  });
  return {
    ...module,
    title: titleFor(own?.title, module.title),
    summary: summary === '' || summary.length > MOST_SUMMARY ? module.summary : summary,
    lessons,
  };
}

/** "m1-l2", also where a model says "Lesson m1-l2". */
const isName = (given: string, name: string): boolean =>
  given.toLowerCase().match(/m\d+(?:-l\d+)?/)?.[0] === name;

const quiet = (text: string): string | undefined => (addressesModel(text) ? undefined : text);

function cleanedModule(module: ModulePlan): ModulePlan {
  const title = quiet(module.title) ?? String(module.week);
  const lessons = module.lessons.map((lesson, index) => ({
    ...lesson,
    title: quiet(lesson.title) ?? `${module.week}.${index + 1}`,
  }));
  const summary = quiet(module.summary) ?? lessons.map((lesson) => lesson.title).join(' · ');
  return { ...module, title, summary, lessons };
}
