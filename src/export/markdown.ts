import type { Citation, Course, Lesson, Module } from '../course/course.ts';
import { inOneLine } from '../course/one-line.ts';
import { PICTURE_MARKDOWN, type PictureLink, parsePictureLink } from '../course/picture.ts';
import type { QuizWithKey } from '../course/quiz.ts';
import { tellCoverage } from './coverage-wording.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { buildGlossaryFile, type CourseCards, GLOSSARY_FILE } from './glossary.ts';
import { buildLegacyQuiz } from './legacy-quiz.ts';
import { buildAnswer, buildQuestion } from './question-markdown.ts';
import { type Wording, wordingOf } from './wording.ts';

/** A file of an export: its path below the export's folder, and its text. */
export interface ExportedFile {
  path: string;
  text: string;
}

/** Every part of a page that the lessons show, once each. */
export function listPictures(course: Course): PictureLink[] {
  const addresses = new Set<string>();
  for (const { content, exercises } of course.modules.flatMap((module) => module.sub_topics)) {
    const asked = exercises.flatMap(({ text, answer }) => [text, answer ?? '']);
    for (const [, , address = ''] of [content, ...asked].join('\n').matchAll(PICTURE_MARKDOWN))
      addresses.add(address);
  }
  return [...addresses].flatMap((address) => parsePictureLink(address) ?? []);
}

/** Where an export keeps a picture, from its top folder. */
export const picturePath = ({ documentId, pageNumber, box }: PictureLink): string =>
  `pictures/${[documentId, pageNumber, ...box.map((share) => Math.round(share * 10_000))].join('-')}.webp`;

/** Pictures are files beside the lessons' folders. */
const withOwnPictures = (content: string): string =>
  content.replace(PICTURE_MARKDOWN, (all, alt: string, address: string) => {
    const link = parsePictureLink(address);
    return link === undefined ? all : `![${alt}](../${picturePath(link)})`;
  });

const NO_CARDS: CourseCards = { glossary: [], cards: [], lessons: [] };

/** The course as a folder of Markdown with footnotes, and `course.json`. The files of `listPictures` go with it. */
export function exportMarkdown(
  course: Course,
  quizzes: readonly QuizWithKey[],
  learning: CourseCards = NO_CARDS,
): ExportedFile[] {
  const filenames = new Map(course.documents.map((document) => [document.document_id, document.filename]));
  const words = wordingOf(course.language);
  const paths = lessonPaths(course);
  const files: ExportedFile[] = [
    { path: 'README.md', text: buildContents(course, quizzes, learning.glossary.length > 0, words) },
  ];
  for (const module of course.modules) {
    const folder = moduleFolder(module);
    module.sub_topics.forEach((lesson, index) => {
      files.push({
        path: `${folder}/${lessonFile(lesson, index)}`,
        text: buildLesson(lesson, { filenames, paths, words }),
      });
    });
    const quiz = quizzes.find((candidate) => candidate.quiz_id === module.quiz_id);
    if (quiz !== undefined)
      files.push({ path: `${folder}/quiz.md`, text: buildQuiz(quiz, filenames, words) });
  }
  const whole = quizzes.find((candidate) => candidate.quiz_type === 'course');
  if (whole !== undefined) files.push({ path: 'quiz.md', text: buildQuiz(whole, filenames, words) });
  if (learning.glossary.length > 0)
    files.push({ path: GLOSSARY_FILE, text: buildGlossaryFile(learning, paths, filenames, words) });
  const { glossary, cards, lessons: lesson_keys } = learning;
  const json = { ...course, quizzes: quizzes.map(buildLegacyQuiz), glossary, cards, lesson_keys };
  files.push({ path: 'course.json', text: `${JSON.stringify(json, null, 2)}\n` });
  return files;
}

const MAX_SLUG_CHARS = 60;

/** A title as part of a path: lower case words joined by "-", letters and digits of any script. */
export function slugify(title: string): string {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const slug = [...words.join('-')].slice(0, MAX_SLUG_CHARS).join('').replace(/-+$/, '');
  return slug === '' ? 'untitled' : slug;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const moduleFolder = (module: Module): string => `${twoDigits(module.week)}-${slugify(module.title)}`;
const lessonFile = (lesson: Lesson, index: number): string =>
  `${twoDigits(index + 1)}-${slugify(lesson.title)}.md`;

function buildContents(
  course: Course,
  quizzes: readonly QuizWithKey[],
  hasGlossary: boolean,
  words: Wording,
): string {
  const lines = [`# ${escapeMarkdown(course.course_title)}`, '', escapeMarkdown(course.description), ''];
  for (const module of course.modules) {
    lines.push(`## ${module.week}. ${escapeMarkdown(module.title)}`, '', escapeMarkdown(module.summary), '');
    module.sub_topics.forEach((lesson, index) => {
      const path = `${moduleFolder(module)}/${lessonFile(lesson, index)}`;
      lines.push(
        `- [${escapeMarkdown(lesson.title)}](${encodeURI(path)}) (${lesson.minutes} ${words.minutes})`,
      );
    });
    if (module.quiz_id !== null)
      lines.push(`- [${words.quiz}](${encodeURI(`${moduleFolder(module)}/quiz.md`)})`);
    lines.push('');
  }
  if (quizzes.some((quiz) => quiz.quiz_type === 'course')) lines.push(`- [${words.courseQuiz}](quiz.md)`, '');
  if (hasGlossary) lines.push(`- [${words.glossary}](${GLOSSARY_FILE})`, '');
  lines.push(`## ${words.sources}`, '');
  for (const document of course.documents)
    lines.push(`- ${escapeMarkdown(document.filename)}, ${document.pages} ${words.pages}`);
  const { taught, intro, rows } = tellCoverage(course);
  lines.push('', taught, '');
  if (rows.length > 0) lines.push(intro, '');
  for (const { filename, pages, reason } of rows)
    lines.push(`- ${escapeMarkdown(filename)}: ${pages} (${reason})`);
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Where each lesson's file is, from the top folder, by the lesson's id. */
const lessonPaths = (course: Course): Map<number, string> =>
  new Map(
    course.modules.flatMap((module) =>
      module.sub_topics.map(
        (lesson, index) =>
          [lesson.lesson_id, `${moduleFolder(module)}/${lessonFile(lesson, index)}`] as const,
      ),
    ),
  );

const marks = (ids: readonly string[]): string => ids.map((id) => `[^${id}]`).join('');

/** A folded answer is HTML in which Markdown goes on, as GitHub and most readers know it. */
const foldAnswer = (answer: string, words: Wording): string =>
  `<details>\n<summary>${words.answer}</summary>\n\n${answer}\n\n</details>`;

/** What a learner should be able to answer now. */
function buildCheck({ check_question: asked }: Lesson, words: Wording): string[] {
  if (asked === undefined) return [];
  const answer = `${escapeMarkdown(inOneLine(asked.answer))}${marks(asked.citations)}`;
  return [`## ${words.check}`, escapeMarkdown(inOneLine(asked.question)), foldAnswer(answer, words)];
}

/** The book's own exercises. */
function buildExercises({ exercises }: Lesson, words: Wording): string[] {
  if (exercises.length === 0) return [];
  const items = exercises.flatMap(({ text, answer, citations }) => [
    withOwnPictures(text),
    marks(citations),
    ...(answer === null ? [] : [foldAnswer(withOwnPictures(answer), words)]),
  ]);
  return [`## ${words.exercises}`, ...items];
}

interface Around {
  filenames: ReadonlyMap<number, string>;
  paths: ReadonlyMap<number, string>;
  words: Wording;
}

function buildLesson(lesson: Lesson, { filenames, paths, words }: Around): string {
  const pages = lesson.pages.map(
    ({ document_id, from, to }) =>
      `${escapeMarkdown(filenames.get(document_id) ?? '')}, ${from === to ? `${words.page} ${from}` : `${words.pages} ${from}-${to}`}`,
  );
  const parts = [
    `# ${escapeMarkdown(lesson.title)}`,
    `*${lesson.minutes} ${words.minutes}; ${pages.join('; ')}*`,
  ];
  const { summary, prerequisites, examples } = lesson;
  if (summary.text !== '') parts.push(`${escapeMarkdown(summary.text)}${marks(summary.citations)}`);
  const known = prerequisites.map(
    ({ lesson_id, title }) => `[${escapeMarkdown(title)}](${encodeURI(`../${paths.get(lesson_id) ?? ''}`)})`,
  );
  if (known.length > 0) parts.push(`${words.buildsOn}: ${known.join(', ')}`);
  if (lesson.objectives.length > 0)
    parts.push(`**${words.goal}**\n\n${lesson.objectives.map((o) => `- ${escapeMarkdown(o)}`).join('\n')}`);
  parts.push(withOwnPictures(lesson.content));
  if (lesson.key_points.length > 0)
    parts.push(
      `## ${words.keyPoints}\n\n${lesson.key_points.map((p) => `- ${escapeMarkdown(p.text)}${marks(p.citations)}`).join('\n')}`,
    );
  if (lesson.key_terms.length > 0)
    parts.push(
      `## ${words.keyTerms}\n\n${lesson.key_terms
        .map((t) => `- **${escapeMarkdown(t.term)}**: ${escapeMarkdown(t.definition)}${marks(t.citations)}`)
        .join('\n')}`,
    );
  if (examples.length > 0)
    parts.push(
      `## ${words.examples}\n\n${examples.map((e) => `- ${escapeMarkdown(e.title)}${marks(e.citations)}`).join('\n')}`,
    );
  parts.push(...buildCheck(lesson, words), ...buildExercises(lesson, words));
  parts.push(lesson.citations.map((citation) => buildFootnote(citation, filenames, words)).join('\n'));
  return `${parts.join('\n\n').trimEnd()}\n`;
}

const buildFootnote = (citation: Citation, filenames: ReadonlyMap<number, string>, words: Wording): string =>
  `[^${citation.id}]: ${escapeMarkdown(filenames.get(citation.document_id) ?? '')}, ${words.page} ${citation.page}${citation.ocr === true ? ` (${words.fromScan})` : ''}: “${escapeMarkdown(inOneLine(citation.quote))}”`;

function buildQuiz(quiz: QuizWithKey, filenames: ReadonlyMap<number, string>, words: Wording): string {
  const title =
    quiz.quiz_type === 'course' ? words.courseQuiz : `${words.quiz}: ${escapeMarkdown(quiz.title)}`;
  const parts = [`# ${title}`];
  quiz.questions.forEach((question, index) => {
    parts.push(buildQuestion(question, index + 1, words));
  });
  parts.push(`## ${words.answers}`);
  quiz.questions.forEach((question, index) => {
    const cited = question.citations
      .map(
        (citation) =>
          `${escapeMarkdown(filenames.get(citation.document_id) ?? '')}, ${words.page} ${citation.page}`,
      )
      .join('; ');
    parts.push(buildAnswer(question, index + 1, cited));
  });
  return `${parts.join('\n\n')}\n`;
}
