import { LessonDraft } from '../course/course.ts';
import {
  favouredKey,
  indexOfKey,
  isLostContent,
  type LegacyCourse,
  type LegacyQuestion,
  type LegacyQuiz,
  withoutLetter,
} from '../course/legacy.ts';
import { letterOf } from '../course/question-key.ts';
import { Question } from '../course/quiz.ts';
import { languageOf } from '../generate/language.ts';
import { minutesOf, wordCount } from '../generate/words.ts';
import { findLanguageOf } from '../pdf/language.ts';
import type { ImportedCourse, ImportedLesson } from '../store/imported.ts';

const MOST_TITLE_CHARS = 300;

/** As a database can keep it. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();
const titleOf = (given: string, otherwise: string): string =>
  storable(given).replace(/\s+/g, ' ').trim().slice(0, MOST_TITLE_CHARS) || otherwise;

/** A course of the old service as it is kept here, and the lessons that are lost. */
export function buildImportedCourse(course: LegacyCourse): { course: ImportedCourse; lost: string[] } {
  const contents = course.modules.flatMap(({ sub_topics }) => sub_topics.map(({ content }) => content));
  const language = findLanguageOf(contents.filter((content) => !isLostContent(content)).join('\n'));
  const lost: string[] = [];
  const weeks = new Set<number>();
  const modules = course.modules.map((module, index) => {
    let week = module.week ?? index + 1;
    while (week < 1 || weeks.has(week)) week = Math.max(0, ...weeks, week) + 1;
    weeks.add(week);
    const lessons = module.sub_topics.map(({ title, content }, position): ImportedLesson => {
      const named = titleOf(title, `${week}.${position + 1}`);
      if (isLostContent(content)) lost.push(`week ${week}: ${named}`);
      return lessonOf(`m${week}-l${position + 1}`, named, content ?? '', language);
    });
    return { week, title: titleOf(module.title, `${week}`), lessons };
  });
  return {
    course: {
      wantedId: course.course_id ?? undefined,
      title: titleOf(course.course_title, 'Course'),
      language,
      modules: modules.toSorted((left, right) => left.week - right.week),
    },
    lost,
  };
}

function lessonOf(key: string, title: string, content: string, language: string): ImportedLesson {
  const text = storable(content).trim();
  const words = wordCount(text);
  if (isLostContent(content)) return { key, title, words: 0, draft: null };
  const draft = LessonDraft.parse({
    title,
    content: `${text}\n`,
    objectives: [],
    minutes: minutesOf(words, languageOf(language)),
    pages: [],
    key_points: [],
    key_terms: [],
    citations: [],
  });
  return { key, title, words, draft };
}

/** What of a quiz can be asked here, in its order, and what is to be told of it. */
export interface ReadQuiz {
  questions: Question[];
  /** For each question of the file its index in `questions`, by its old id or else its number from 1. */
  indexOf: Map<string, number>;
  faults: string[];
}

/** In: `key` of a quiz whose own file has none, by question. */
export function readLegacyQuiz(quiz: LegacyQuiz, key: ReadonlyMap<string, string>): ReadQuiz {
  const read: ReadQuiz = { questions: [], indexOf: new Map(), faults: [] };
  quiz.questions.forEach((question, index) => {
    const id = question.question_id ?? String(index + 1);
    const made = questionOf(question, question.correct_answer ?? key.get(id) ?? '');
    if (typeof made === 'string') {
      read.faults.push(`question ${id} ${made}`);
      return;
    }
    read.indexOf.set(id, read.questions.length);
    read.questions.push(made);
  });
  const places = read.questions.flatMap((question) =>
    'correct' in question && question.kind === 'choice' ? [question.correct] : [],
  );
  const favoured = favouredKey(places);
  if (favoured !== undefined) read.faults.push(`nearly every key is ${letterOf(favoured)}`);
  return read;
}

/** Out: a question, or why it is none. */
function questionOf(question: LegacyQuestion, answer: string): Question | string {
  const options = question.options.map((option) => storable(withoutLetter(option)));
  const correct = indexOfKey(answer, question.options) ?? indexOfKey(answer, options);
  const text = storable(question.question_text).trim();
  if (text === '') return 'has no text';
  if (options.length < 2) return `has ${options.length} options`;
  if (options.length > 10) return `has ${options.length} options; 10 are kept at most`;
  if (correct === undefined) return `has the key "${answer.slice(0, 40)}", which is none of its options`;
  const isTrueFalse =
    options.length === 2 && /^true$/i.test(options[0] ?? '') && /^false$/i.test(options[1] ?? '');
  return Question.parse({
    kind: isTrueFalse ? 'true_false' : 'choice',
    question_text: text,
    options,
    correct,
    explanation: storable(question.explanation ?? ''),
    topic: titleOf(question.topic ?? '', ''),
    lesson: '',
    citations: [],
  });
}
