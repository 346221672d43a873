import type { Citation, Course, Lesson, Module } from '../course/course.ts';
import { PICTURE_MARKDOWN, type PictureLink, parsePictureLink } from '../course/picture.ts';
import { correctAnswerOf, letterOf, type QuizWithKey } from '../course/quiz.ts';
import { buildLegacyQuiz } from './legacy-quiz.ts';
import { type Wording, wordingOf } from './wording.ts';

/** A file of an export: its path below the export's folder, and its text. */
export interface ExportedFile {
  path: string;
  text: string;
}

/** Every part of a page that the lessons show, once each. */
export function listPictures(course: Course): PictureLink[] {
  const addresses = new Set<string>();
  for (const { content } of course.modules.flatMap((module) => module.sub_topics))
    for (const [, , address = ''] of content.matchAll(PICTURE_MARKDOWN)) addresses.add(address);
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

/** The course as a folder of Markdown with footnotes, and `course.json`. The files of `listPictures` go with it. */
export function exportMarkdown(course: Course, quizzes: readonly QuizWithKey[]): ExportedFile[] {
  const filenames = new Map(course.documents.map((document) => [document.document_id, document.filename]));
  const words = wordingOf(course.language);
  const files: ExportedFile[] = [{ path: 'README.md', text: buildContents(course, words) }];
  for (const module of course.modules) {
    const folder = moduleFolder(module);
    module.sub_topics.forEach((lesson, index) => {
      files.push({
        path: `${folder}/${lessonFile(lesson, index)}`,
        text: buildLesson(lesson, filenames, words),
      });
    });
    const quiz = quizzes.find((candidate) => candidate.quiz_id === module.quiz_id);
    if (quiz !== undefined)
      files.push({ path: `${folder}/quiz.md`, text: buildQuiz(quiz, filenames, words) });
  }
  const json = { ...course, quizzes: quizzes.map(buildLegacyQuiz) };
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

function buildContents(course: Course, words: Wording): string {
  const { coverage } = course;
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
  lines.push(`## ${words.sources}`, '');
  for (const document of course.documents)
    lines.push(`- ${escapeMarkdown(document.filename)}, ${document.pages} ${words.pages}`);
  lines.push('', `${coverage.in_lessons} of ${coverage.pages} pages are in lessons.`, '');
  for (const { document_id, pages, reason } of coverage.left_out) {
    const filename =
      course.documents.find((document) => document.document_id === document_id)?.filename ?? '';
    lines.push(
      `- left out of ${escapeMarkdown(filename)} (${reason.replaceAll('_', ' ')}): pages ${listPages(pages)}`,
    );
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Page numbers with runs shortened: "1-3, 7". */
export function listPages(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last !== undefined && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

function buildLesson(lesson: Lesson, filenames: ReadonlyMap<number, string>, words: Wording): string {
  const pages = lesson.pages.map(
    ({ document_id, from, to }) =>
      `${escapeMarkdown(filenames.get(document_id) ?? '')}, ${from === to ? `${words.page} ${from}` : `${words.pages} ${from}-${to}`}`,
  );
  const marks = (ids: readonly string[]): string => ids.map((id) => `[^${id}]`).join('');
  const parts = [
    `# ${escapeMarkdown(lesson.title)}`,
    `*${lesson.minutes} ${words.minutes}; ${pages.join('; ')}*`,
  ];
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
  parts.push(lesson.citations.map((citation) => buildFootnote(citation, filenames, words)).join('\n'));
  return `${parts.join('\n\n').trimEnd()}\n`;
}

const buildFootnote = (citation: Citation, filenames: ReadonlyMap<number, string>, words: Wording): string =>
  `[^${citation.id}]: ${escapeMarkdown(filenames.get(citation.document_id) ?? '')}, ${words.page} ${citation.page}${citation.ocr === true ? ` (${words.fromScan})` : ''}: “${escapeMarkdown(oneLine(citation.quote))}”`;

function buildQuiz(quiz: QuizWithKey, filenames: ReadonlyMap<number, string>, words: Wording): string {
  const parts = [`# ${words.quiz}: ${escapeMarkdown(quiz.title)}`];
  quiz.questions.forEach((question, index) => {
    const options = question.options.map((option, at) => `   - ${letterOf(at)}) ${escapeMarkdown(option)}`);
    parts.push(`${index + 1}. ${escapeMarkdown(question.question_text)}\n\n${options.join('\n')}`);
  });
  parts.push(`## ${words.answers}`);
  quiz.questions.forEach((question, index) => {
    const cited = question.citations
      .map(
        (citation) =>
          `${escapeMarkdown(filenames.get(citation.document_id) ?? '')}, ${words.page} ${citation.page}`,
      )
      .join('; ');
    parts.push(
      `${index + 1}. **${correctAnswerOf(question)}**: ${escapeMarkdown(oneLine(question.explanation))} (${cited})`,
    );
  });
  return `${parts.join('\n\n')}\n`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Plain text as Markdown that shows it unchanged. An underscore inside a word is no emphasis and stays readable. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*[\]<>|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^(\s*)(#+|[-+]|\d+[.)])(?=\s)/gm, '$1\\$2');
