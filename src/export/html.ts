import type { Citation, Course, Lesson } from '../course/course.ts';
import { correctAnswerOf, keyOf, type QuizWithKey } from '../course/quiz.ts';
import { escapeHtml } from './escape-html.ts';
import { renderLessonContent } from './lesson-html.ts';
import { listPages } from './markdown.ts';
import { type Wording, wordingOf } from './wording.ts';

/** Where a course read as HTML finds its style and the pictures of its pages. */
export interface HtmlLinks {
  stylesheet: string;
  home?: string;
  /** Address of a page's picture, for the source behind a citation. */
  picture?: (documentId: number, pageNumber: number) => string;
}

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(ar|fa|he|ur|yi|ps|sd|ug|dv)\b/;

/** The whole course as one page that needs no script. */
export function renderCourse(course: Course, quizzes: readonly QuizWithKey[], links: HtmlLinks): string {
  const direction = RIGHT_TO_LEFT.test(course.language) ? 'rtl' : 'ltr';
  const language = course.language === 'und' ? 'en' : course.language;
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(course.course_title)}</title>
<link rel="stylesheet" href="${escapeHtml(links.stylesheet)}">
</head>
<body class="course">
${links.home === undefined ? '' : `<nav class="top" dir="ltr"><a href="${escapeHtml(links.home)}">Lectern</a></nav>`}
<main>
<h1>${escapeHtml(course.course_title)}</h1>
<p class="lead">${escapeHtml(course.description)}</p>
${renderContents(course)}
${course.modules.map((module) => renderModule(course, module, quizzes, links)).join('\n')}
${renderCoverage(course)}
</main>
</body>
</html>
`;
}

function renderContents(course: Course): string {
  const words = wordingOf(course.language);
  const modules = course.modules.map((module) => {
    const lessons = module.sub_topics.map(
      (lesson) =>
        `<li><a href="#l${lesson.lesson_id}">${escapeHtml(lesson.title)}</a> <small>${lesson.minutes} ${words.minutes}</small></li>`,
    );
    return `<li><details><summary>${escapeHtml(module.title)}</summary><ol>${lessons.join('')}</ol></details></li>`;
  });
  return `<nav class="contents" aria-label="${words.contents}"><h2>${words.contents}</h2><ol>${modules.join('\n')}</ol></nav>`;
}

function renderModule(
  course: Course,
  module: Course['modules'][number],
  quizzes: readonly QuizWithKey[],
  links: HtmlLinks,
): string {
  const quiz = quizzes.find((candidate) => candidate.quiz_id === module.quiz_id);
  return `<section class="module" id="m${module.week}">
<h2>${module.week}. ${escapeHtml(module.title)}</h2>
<p>${escapeHtml(module.summary)}</p>
${module.sub_topics.map((lesson) => renderLesson(course, lesson, links)).join('\n')}
${quiz === undefined ? '' : renderQuiz(quiz, wordingOf(course.language))}
</section>`;
}

function renderLesson(course: Course, lesson: Lesson, links: HtmlLinks): string {
  const words = wordingOf(course.language);
  const marks = (ids: readonly string[]): string =>
    ids
      .map(
        (id) =>
          `<sup class="mark"><a href="#l${lesson.lesson_id}-${id}">${escapeHtml(id.slice(1))}</a></sup>`,
      )
      .join('');
  const points = lesson.key_points.map(
    (point) => `<li>${escapeHtml(point.text)}${marks(point.citations)}</li>`,
  );
  const terms = lesson.key_terms.map(
    (term) =>
      `<dt>${escapeHtml(term.term)}</dt><dd>${escapeHtml(term.definition)}${marks(term.citations)}</dd>`,
  );
  const pages = lesson.pages.map(({ from, to }) =>
    from === to ? `${words.page} ${from}` : `${words.pages} ${from}–${to}`,
  );
  return `<article class="lesson" id="l${lesson.lesson_id}">
<h3>${escapeHtml(lesson.title)}</h3>
<p class="meta">${lesson.minutes} ${words.minutes} · ${pages.join(', ')}</p>
${lesson.objectives.length === 0 ? '' : `<p class="goal">${words.goal}</p><ul class="objectives">${lesson.objectives.map((o) => `<li>${escapeHtml(o)}</li>`).join('')}</ul>`}
<div class="content">${renderLessonContent(lesson.content, lesson.lesson_id)}</div>
${points.length === 0 ? '' : `<section class="points"><h4>${words.keyPoints}</h4><ul>${points.join('')}</ul></section>`}
${terms.length === 0 ? '' : `<section class="terms"><h4>${words.keyTerms}</h4><dl>${terms.join('')}</dl></section>`}
<details class="sources"><summary>${words.sources} (${lesson.citations.length})</summary><ol>
${lesson.citations.map((citation) => renderCitation(course, lesson, citation, links)).join('\n')}
</ol></details>
</article>`;
}

function renderCitation(course: Course, lesson: Lesson, citation: Citation, links: HtmlLinks): string {
  const filename =
    course.documents.find((document) => document.document_id === citation.document_id)?.filename ?? '';
  const words = wordingOf(course.language);
  const place = `${escapeHtml(filename)}, ${words.page} ${citation.page}`;
  const picture = links.picture?.(citation.document_id, citation.page);
  const where = picture === undefined ? place : `<a href="${escapeHtml(picture)}">${place}</a>`;
  const scan = citation.ocr === true ? ` <small>(${words.fromScan})</small>` : '';
  return `<li id="l${lesson.lesson_id}-${escapeHtml(citation.id)}"><q>${escapeHtml(citation.quote)}</q> <cite>${where}</cite>${scan}</li>`;
}

function renderQuiz(quiz: QuizWithKey, words: Wording): string {
  const questions = quiz.questions.map((question) => {
    const options = question.options.map((option) => `<li>${escapeHtml(option)}</li>`);
    const answer = `${correctAnswerOf(question)}: ${escapeHtml(keyOf(question))}. ${escapeHtml(question.explanation)}`;
    return `<li><p>${escapeHtml(question.question_text)}</p><ol class="options">${options.join('')}</ol><details><summary>${words.answer}</summary><p>${answer}</p></details></li>`;
  });
  return `<section class="quiz"><h3>${words.quiz}: ${escapeHtml(quiz.title)}</h3><ol>${questions.join('\n')}</ol></section>`;
}

function renderCoverage(course: Course): string {
  const { coverage } = course;
  const rows = coverage.left_out.map(({ document_id, pages, reason }) => {
    const filename =
      course.documents.find((document) => document.document_id === document_id)?.filename ?? '';
    return `<li>${escapeHtml(filename)}: pages ${listPages(pages)} (${escapeHtml(reason.replaceAll('_', ' '))})</li>`;
  });
  return `<section class="coverage"><h2>Where the pages went</h2>
<p>${coverage.in_lessons} of ${coverage.pages} pages are in lessons.${rows.length === 0 ? '' : ' Left out:'}</p><ul>${rows.join('')}</ul></section>`;
}
