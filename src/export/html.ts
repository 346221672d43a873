import type { Course } from '../course/course.ts';
import type { QuizWithKey } from '../course/quiz.ts';
import { tellCoverage } from './coverage-wording.ts';
import { escapeHtml } from './escape-html.ts';
import { type PictureAddress, renderLesson } from './lesson-page.ts';
import { renderQuiz } from './question-html.ts';
import { wordingOf } from './wording.ts';

/** Where a course read as HTML finds its style and the pictures of its pages. */
export interface HtmlLinks {
  stylesheet: string;
  home?: string;
  picture?: PictureAddress;
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
${quizzes
  .filter((quiz) => quiz.quiz_type === 'course')
  .map((quiz) => renderQuiz(quiz, wordingOf(course.language)))
  .join('\n')}
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
${module.sub_topics.map((lesson) => renderLesson(course, lesson, links.picture)).join('\n')}
${quiz === undefined ? '' : renderQuiz(quiz, wordingOf(course.language))}
</section>`;
}

function renderCoverage(course: Course): string {
  const { title, taught, intro, rows } = tellCoverage(course);
  const items = rows.map(
    ({ filename, pages, reason }) => `<li>${escapeHtml(filename)}: ${pages} (${escapeHtml(reason)})</li>`,
  );
  return `<section class="coverage"><h2>${title}</h2>
<p>${taught}${items.length === 0 ? '' : ` ${intro}`}</p><ul>${items.join('')}</ul></section>`;
}
