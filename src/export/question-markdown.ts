import { inOneLine } from '../course/one-line.ts';
import { letterOf } from '../course/question-key.ts';
import type { Question } from '../course/quiz.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { answerOf } from './question-answer.ts';
import type { Wording } from './wording.ts';

const INDENT = '   ';

/** A question as an item of a numbered list, without its answer. */
export function buildQuestion(question: Question, number: number, words: Wording): string {
  const level =
    question.origin === 'book'
      ? `${words[question.difficulty]}, ${words.fromBook}`
      : words[question.difficulty];
  const stem = `${number}. ${escapeMarkdown(inOneLine(question.question_text))} *(${level})*`;
  return `${stem}\n\n${optionLines(question)
    .map((line) => INDENT + line)
    .join('\n')}`;
}

function optionLines(question: Question): string[] {
  const { options } = question;
  const lettered = options.map((option, at) => `${letterOf(at)}) ${escapeMarkdown(option)}`);
  switch (question.kind) {
    case 'choice':
    case 'cloze':
    case 'ordering':
      return lettered.map((option) => `- ${option}`);
    case 'true_false':
      return options.map((option) => `- ${escapeMarkdown(option)}`);
    case 'matching':
      return [
        '| | |',
        '| --- | --- |',
        ...lettered.map((option, at) => `| ${promptCell(question.prompts[at], at)} | ${option} |`),
      ];
    default:
      return question satisfies never;
  }
}

const promptCell = (prompt: string | undefined, at: number): string =>
  prompt === undefined ? '' : `${at + 1}\\. ${escapeMarkdown(prompt)}`;

/** The answer in words, with where it stands. */
export function buildAnswer(question: Question, number: number, cited: string): string {
  const { text, pairs, steps, explanation } = answerOf(question);
  const why = `${escapeMarkdown(inOneLine(explanation))} (${cited})`;
  if (text !== undefined) return `${number}. **${escapeMarkdown(text)}** ${why}`;
  const lines = [
    ...pairs.map(
      ({ prompt, index, option }) =>
        `- **${escapeMarkdown(prompt)}**: ${letterOf(index)}) ${escapeMarkdown(option)}`,
    ),
    ...steps.map(({ index, option }, at) => `${at + 1}. ${letterOf(index)}) ${escapeMarkdown(option)}`),
  ];
  if (lines.length === 0) return `${number}. ${why}`;
  return `${number}. ${why}\n\n${lines.map((line) => INDENT + line).join('\n')}`;
}
