import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CardDraft } from '../course/card.ts';
import { toJson } from '../course/json.ts';
import { norm } from '../course/norm.ts';
import { hasOneKey, keyOf, letterOf } from '../course/question-key.ts';
import type { Question } from '../course/quiz.ts';
import { type Database, queryOne, type Sql } from '../db/database.ts';
import { forgetCard } from './card-reviews.ts';

const Candidate = z.object({ card_id: z.int(), body: CardDraft });

/**
 * Makes the card of each question that was answered wrongly due now: the one of the same evidence or term, else a
 * card of the learner's own with the question and its right answer.
 */
export async function learnFromMistakes(
  db: Database,
  { owner, courseId, wrong, now }: { owner: string; courseId: number; wrong: readonly Question[]; now: Date },
): Promise<void> {
  if (wrong.length === 0) return;
  await db.transaction(async (tx) => {
    const lessons = [...new Set(wrong.map((question) => question.lesson))];
    const cards = await tx.query(
      Candidate,
      `select card_id, body from card
       where course_id = $1 and owner is null and lesson_key = any($2::text[]) order by position`,
      [courseId, lessons],
    );
    const cardIds = new Set<number>();
    for (const question of wrong) {
      const known = cards.filter(({ body }) => isAbout(body, question));
      // A matching question asks for several terms; any other has one piece of evidence.
      const chosen = question.kind === 'matching' ? known : known.slice(0, 1);
      for (const { card_id } of chosen) cardIds.add(card_id);
      if (chosen.length === 0) cardIds.add(await saveOwnCard(tx, owner, courseId, question));
    }
    // In one order everywhere: two submissions at once then wait for each other and never both.
    for (const cardId of [...cardIds].sort((left, right) => left - right))
      await forgetCard(tx, { owner, cardId, now });
  });
}

/** Whether a card asks for what a question asks for. */
function isAbout(card: CardDraft, question: Question): boolean {
  if (card.lesson !== question.lesson) return false;
  const quotes = new Set(question.citations.map(({ document_id, quote }) => `${document_id} ${norm(quote)}`));
  if (card.citations.some(({ document_id, quote }) => quotes.has(`${document_id} ${norm(quote)}`)))
    return true;
  return card.kind === 'term' && card.term !== undefined && norm(card.term) === norm(keyOf(question));
}

async function saveOwnCard(tx: Sql, owner: string, courseId: number, question: Question): Promise<number> {
  const key = createHash('sha256')
    .update(JSON.stringify([owner, question.lesson, question.question_text, question.options]))
    .digest('base64url');
  const card: CardDraft = {
    key,
    kind: 'question',
    front: [question.question_text, ...askedLines(question)].join('\n'),
    back: [...answerLines(question), question.explanation].join('\n'),
    lesson: question.lesson,
    citations: question.citations,
  };
  const { card_id } = await queryOne(
    tx,
    z.object({ card_id: z.int() }),
    `insert into card (course_id, key, lesson_key, position, owner, body) values ($1, $2, $3, 0, $4, $5)
     on conflict (course_id, key) do update set body = excluded.body returning card_id`,
    [courseId, key, question.lesson, owner, toJson(card)],
  );
  return card_id;
}

const lettered = (options: readonly string[]): string[] =>
  options.map((option, index) => `${letterOf(index)}) ${option}`);

/** What of a question a reader has to see besides its text. */
function askedLines(question: Question): string[] {
  if (question.kind === 'matching')
    return [
      ...question.prompts.map((prompt, index) => `${index + 1}) ${prompt}`),
      ...lettered(question.options),
    ];
  return question.kind === 'cloze' || question.kind === 'true_false' ? [] : lettered(question.options);
}

/** The right answer in words. */
function answerLines(question: Question): string[] {
  if (hasOneKey(question)) return [keyOf(question)];
  if (question.kind === 'ordering')
    return question.order.map((option, index) => `${index + 1}) ${question.options[option] ?? ''}`);
  return question.prompts.map(
    (prompt, index) => `${prompt}: ${question.options[question.pairs[index] ?? -1] ?? ''}`,
  );
}
