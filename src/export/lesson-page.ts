import type { Citation, Course, Lesson } from '../course/course.ts';
import { escapeHtml } from './escape-html.ts';
import { renderLessonContent } from './lesson-html.ts';
import { type Wording, wordingOf } from './wording.ts';

/** Address of a page's picture, for the source behind a citation. */
export type PictureAddress = (documentId: number, pageNumber: number) => string;

/** One lesson of a course that is read on one page. */
export function renderLesson(course: Course, lesson: Lesson, picture: PictureAddress | undefined): string {
  const words = wordingOf(course.language);
  const pages = lesson.pages.map(({ from, to }) =>
    from === to ? `${words.page} ${from}` : `${words.pages} ${from}–${to}`,
  );
  return `<article class="lesson" id="l${lesson.lesson_id}">
<h3>${escapeHtml(lesson.title)}</h3>
<p class="meta">${lesson.minutes} ${words.minutes} · ${pages.join(', ')}</p>
${renderOpening(lesson, words)}
<div class="content">${renderLessonContent(lesson.content, lesson.lesson_id)}</div>
${renderSummaries(lesson, words)}
${renderCheck(lesson, words)}
${renderExercises(lesson, words)}
<details class="sources"><summary>${words.sources} (${lesson.citations.length})</summary><ol>
${lesson.citations.map((citation) => renderCitation(course, lesson, citation, picture)).join('\n')}
</ol></details>
</article>`;
}

/** What stands above a lesson's text: its summary, what it builds on, what is learned. */
function renderOpening(lesson: Lesson, words: Wording): string {
  const { summary, prerequisites, objectives } = lesson;
  const links = prerequisites.map(
    ({ lesson_id, title }) => `<a href="#l${lesson_id}">${escapeHtml(title)}</a>`,
  );
  return [
    summary.text === ''
      ? ''
      : `<p class="summary">${escapeHtml(summary.text)}${marksOf(lesson, summary.citations)}</p>`,
    links.length === 0 ? '' : `<p class="builds-on">${words.buildsOn}: ${links.join(', ')}</p>`,
    objectives.length === 0
      ? ''
      : `<p class="goal">${words.goal}</p><ul class="objectives">${objectives.map((objective) => `<li>${escapeHtml(objective)}</li>`).join('')}</ul>`,
  ].join('\n');
}

/** What stands below it: key points, terms and worked examples. */
function renderSummaries(lesson: Lesson, words: Wording): string {
  const points = lesson.key_points.map(
    (point) => `<li>${escapeHtml(point.text)}${marksOf(lesson, point.citations)}</li>`,
  );
  const terms = lesson.key_terms.map(
    (term) =>
      `<dt>${escapeHtml(term.term)}</dt><dd>${escapeHtml(term.definition)}${marksOf(lesson, term.citations)}</dd>`,
  );
  const examples = lesson.examples.map(
    (example) => `<li>${escapeHtml(example.title)}${marksOf(lesson, example.citations)}</li>`,
  );
  const section = (name: string, title: string, tag: 'ul' | 'dl', items: readonly string[]): string =>
    items.length === 0
      ? ''
      : `<section class="${name}"><h4>${title}</h4><${tag}>${items.join('')}</${tag}></section>`;
  return [
    section('points', words.keyPoints, 'ul', points),
    section('terms', words.keyTerms, 'dl', terms),
    section('examples', words.examples, 'ul', examples),
  ].join('\n');
}

/** What a learner should be able to answer now; the answer is folded away. */
function renderCheck(lesson: Lesson, words: Wording): string {
  const { check_question: asked } = lesson;
  if (asked === undefined) return '';
  const answer = `<p>${escapeHtml(asked.answer)}${marksOf(lesson, asked.citations)}</p>`;
  return `<section class="check"><h4>${words.check}</h4><p>${escapeHtml(asked.question)}</p><details><summary>${words.answer}</summary>${answer}</details></section>`;
}

/** The book's own exercises; an answer is folded away. */
function renderExercises(lesson: Lesson, words: Wording): string {
  if (lesson.exercises.length === 0) return '';
  const items = lesson.exercises.map(({ text, answer, citations }) => {
    const shown = renderLessonContent(text, lesson.lesson_id);
    const folded =
      answer === null
        ? ''
        : `<details><summary>${words.answer}</summary>${renderLessonContent(answer, lesson.lesson_id)}</details>`;
    return `<div class="exercise content">${shown}${folded}<p class="meta">${words.sources}${marksOf(lesson, citations)}</p></div>`;
  });
  return `<section class="exercises"><h4>${words.exercises}</h4>${items.join('\n')}</section>`;
}

const marksOf = ({ lesson_id }: Lesson, ids: readonly string[]): string =>
  ids
    .map((id) => `<sup class="mark"><a href="#l${lesson_id}-${id}">${escapeHtml(id.slice(1))}</a></sup>`)
    .join('');

function renderCitation(
  course: Course,
  lesson: Lesson,
  citation: Citation,
  picture: PictureAddress | undefined,
): string {
  const filename =
    course.documents.find((document) => document.document_id === citation.document_id)?.filename ?? '';
  const words = wordingOf(course.language);
  const place = `${escapeHtml(filename)}, ${words.page} ${citation.page}`;
  const address = picture?.(citation.document_id, citation.page);
  const where = address === undefined ? place : `<a href="${escapeHtml(address)}">${place}</a>`;
  const scan = citation.ocr === true ? ` <small>(${words.fromScan})</small>` : '';
  return `<li id="l${lesson.lesson_id}-${escapeHtml(citation.id)}"><q>${escapeHtml(citation.quote)}</q> <cite>${where}</cite>${scan}</li>`;
}
