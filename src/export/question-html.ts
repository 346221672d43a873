import { letterOf } from '../course/question-key.ts';
import type { Question, QuizWithKey } from '../course/quiz.ts';
import { escapeHtml } from './escape-html.ts';
import { type Answer, answerOf } from './question-answer.ts';
import type { Wording } from './wording.ts';

/** A quiz to be read and answered on paper; each answer is folded away. */
export function renderQuiz(quiz: QuizWithKey, words: Wording): string {
  const title = quiz.quiz_type === 'course' ? words.courseQuiz : `${words.quiz}: ${escapeHtml(quiz.title)}`;
  const questions = quiz.questions.map((question) => `<li>${renderQuestion(question, words)}</li>`);
  return `<section class="quiz"><h3>${title}</h3><ol class="questions">${questions.join('\n')}</ol></section>`;
}

const renderQuestion = (question: Question, words: Wording): string =>
  `<p>${escapeHtml(question.question_text)} ${renderLevel(question, words)}</p>${renderOptions(question)}<details><summary>${words.answer}</summary>${renderAnswer(answerOf(question))}</details>`;

function renderLevel({ difficulty, origin }: Question, words: Wording): string {
  const said = origin === 'book' ? `${words[difficulty]}, ${words.fromBook}` : words[difficulty];
  return `<small class="level">${escapeHtml(said)}</small>`;
}

function renderOptions(question: Question): string {
  const options = listOf('ol', 'options', question.options);
  switch (question.kind) {
    case 'choice':
    case 'cloze':
    case 'ordering':
      return options;
    case 'true_false':
      return listOf('ul', 'judge', question.options);
    case 'matching':
      return `<div class="match">${listOf('ol', 'prompts', question.prompts)}${options}</div>`;
    default:
      return question satisfies never;
  }
}

const listOf = (tag: 'ol' | 'ul', name: string, items: readonly string[]): string =>
  `<${tag} class="${name}">${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</${tag}>`;

function renderAnswer({ text, pairs, steps, explanation }: Answer): string {
  const said = text === undefined ? '' : `<p><strong>${escapeHtml(text)}</strong></p>`;
  const matched = pairs.map(
    ({ prompt, index, option }) =>
      `<dt>${escapeHtml(prompt)}</dt><dd>${letterOf(index)}: ${escapeHtml(option)}</dd>`,
  );
  const ordered = steps.map(({ index, option }) => `<li>${letterOf(index)}: ${escapeHtml(option)}</li>`);
  const list = `${matched.length === 0 ? '' : `<dl>${matched.join('')}</dl>`}${ordered.length === 0 ? '' : `<ol>${ordered.join('')}</ol>`}`;
  return `${said}${list}<p>${escapeHtml(explanation)}</p>`;
}
