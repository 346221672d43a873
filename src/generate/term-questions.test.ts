import { expect, it } from 'vitest';
import { blockOf, pageOf, sourceOf } from './fixture-pages.ts';
import { writeLesson } from './lesson.ts';
import { planCourse } from './plan.ts';
import { buildTermPool, writeCheckedQuestions } from './quiz.ts';

/** Stems of questions about options of a command, whose key terms these sentences define. */
function askedOptions(sentences: readonly string[]): string[] {
  const page = pageOf(1, [
    blockOf('Mail is read by the command scan.'),
    ...sentences.map((text) => blockOf(text)),
  ]);
  const source = sourceOf([page]);
  const [plan] = planCourse([source]).modules.flatMap(({ lessons }) => lessons);
  if (plan === undefined) throw new Error('A page makes a lesson.');
  const draft = writeLesson(plan, [
    { documentId: 1, language: 'en', structure: source.structure, pages: [page] },
  ]);
  draft.key_terms = draft.citations.flatMap(({ id, quote }) => {
    const [, term = ''] = quote.split(' ');
    return term.startsWith('-') ? [{ term, definition: quote, citations: [id] }] : [];
  });
  draft.content += '\n\nIt is `mail_scan` that reads.';
  const lesson = { key: plan.key, title: plan.title, draft };
  const pool = buildTermPool([lesson], 'en');
  const context = { pages: [{ document_id: 1, page }], language: 'en', seed: 1 };
  const { questions } = writeCheckedQuestions(lesson, pool, context);
  return questions
    .filter((question) => question.kind === 'choice' && question.options.includes('-q'))
    .map(({ question_text }) => question_text);
}

const SENTENCES = [
  'The -q option causes messages about missing folders of old letters to be dropped.',
  'The -s option causes the topic of each letter to stand before its sender.',
  'The -p option causes whatever was marked by an earlier session to be deleted.',
  'The -t option causes unread letters to be sorted by the length of their quarrels.',
  'The -v option causes attachments to be opened with the program of their type.',
];

it('options are asked for only where it is told of which command they are', () => {
  const named = SENTENCES.map((sentence) => sentence.replace(/\.$/, ' when mail_scan is run.'));
  expect(askedOptions(named)).toContain(
    'Which option causes messages about missing folders of old letters to be dropped when mail_scan is run?',
  );
  expect(askedOptions(SENTENCES)).toEqual([]);
});
