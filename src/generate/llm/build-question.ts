import type { LessonPlan } from '../../course/plan.ts';
import type { Question } from '../../course/quiz.ts';
import { CitationList } from '../citations.ts';
import { fillIn, type Language } from '../language.ts';
import { cleaned } from '../markdown.ts';
import { evidenceOf } from './ground-lesson.ts';
import { groundWhole } from './ground-text.ts';
import { addressesModel } from './instructions.ts';
import { plainOfModel } from './model-text.ts';
import { citeItem, type SourceItem } from './numbered-source.ts';
import type { AskedQuestion } from './questions-reply.ts';
import { isRefusal } from './refusal.ts';

/** Where the wording of a language is not known. */
const EVIDENCE = 'p. {page}: “{quote}”';
/** More would be a summary, not what shows an answer. */
const MOST_CITED = 3;

/**
 * Makes a question of what a model asks. The key is the first option; places are dealt out later. The explanation is
 * written by code: the page and the sentence.
 *
 * Out: the question, or why it can be none, with the number of the check that it fails.
 */
export function buildQuestion(
  asked: AskedQuestion,
  items: readonly SourceItem[],
  about: { plan: LessonPlan; language: Language; isSameLanguage: boolean },
): { question: Question } | { fault: string; check: string } {
  const { plan, language } = about;
  const cited = asked.cites.flatMap((id) => items.find((item) => item.id === id) ?? []).slice(0, MOST_CITED);
  const evidence = evidenceOf(cited);
  const list = new CitationList();
  for (const item of cited) citeItem(item, list);
  if (list.all.length === 0) return { fault: 'it cites no sentence of the source', check: '1' };
  const plain = (raw: string): string => plainOfModel(raw, evidence);
  const texts = [asked.question, asked.answer, ...asked.wrong].map(plain);
  const spoken = texts.find((text) => addressesModel(text) || isRefusal(text));
  if (spoken !== undefined) return { fault: 'it does not speak to a student', check: '24' };
  const stem = groundWhole(asked.question, evidence, { ...about, isSameLanguage: false });
  if (stem === undefined)
    return { fault: 'it names what the sentences cited do not, or is in another language', check: '2' };
  const [, key = '', ...wrong] = texts;
  return {
    question: {
      kind: 'choice',
      question_text: stem,
      options: [key, ...new Set(wrong.filter((option) => option !== ''))].map(cleaned),
      correct: 0,
      explanation: list.all
        .map(({ page, quote }) =>
          fillIn(language.phrases?.evidence ?? EVIDENCE, { page: String(page), quote }),
        )
        .join(' '),
      topic: cleaned(plan.title),
      lesson: plan.key,
      difficulty: asked.difficulty,
      origin: 'made',
      citations: list.all,
    },
  };
}
