import type { Language } from '../language.ts';
import { wordCount } from '../words.ts';
import { groundText, groundWhole } from './ground-text.ts';
import type { LessonReply } from './lesson-reply.ts';
import { type ModelLine, plainOfModel } from './model-text.ts';
import type { SourceItem } from './numbered-source.ts';
import { idsIn } from './reply-fields.ts';
import type { SourcePart } from './source-parts.ts';

/** A paragraph that is borne out, and the sentences that it rests on. */
export interface GroundedParagraph {
  /** Plain; "" where the subject goes on. */
  heading: string;
  isExample: boolean;
  lines: ModelLine[];
  items: SourceItem[];
}

interface GroundedPoint {
  text: string;
  items: SourceItem[];
}

/** What of a reply may be shown. */
export interface GroundedReply {
  objectives: string[];
  paragraphs: GroundedParagraph[];
  points: GroundedPoint[];
  terms: (GroundedPoint & { term: string })[];
  check: { question: string; answer: string; items: SourceItem[] } | undefined;
}

/** Of a model's sentences so many must be borne out, or it is asked again. */
const LEAST_KEPT = 0.5;
/** A part of a lesson is not told in fewer words, nor in so small a share of its source's. */
const ENOUGH_WORDS = 60;
const LEAST_SHARE = 0.12;
const MOST_TOLD = 8;
const MOST_OBJECTIVES = 5;
const MOST_OBJECTIVE_LENGTH = 200;
const MOST_HEADING_LENGTH = 120;

/** Holds a reply to its source. Out: `faults` make it useless, in words for the model. */
export function groundLesson(
  reply: LessonReply,
  { items, lines }: SourcePart,
  about: { language: Language; isSameLanguage: boolean },
): { reply: GroundedReply; faults: string[] } {
  const byId = new Map(items.map((item) => [item.id, item]));
  const cited = (ids: readonly string[]): SourceItem[] =>
    [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
  const whole = `${lines.map(({ text }) => text).join('\n')}\n${evidenceOf(items)}`;
  const faults: string[] = [];
  let [kept, all] = [0, 0];
  const paragraphs = reply.paragraphs.flatMap(({ heading, kind, text, cites }): GroundedParagraph[] => {
    const own = cited([...cites, ...idsIn(text)]);
    if (own.length === 0) {
      if (text.trim() !== '') all += 1;
      faults.push(`A paragraph cites no sentence of the source: "${text.slice(0, 60)}"`);
      return [];
    }
    const grounded = groundText(text, evidenceOf(own), about);
    kept += grounded.kept;
    all += grounded.kept + Math.max(grounded.faults.length, grounded.lines.length === 0 ? 1 : 0);
    faults.push(...grounded.faults);
    if (grounded.lines.length === 0) return [];
    const title = groundWhole(heading, whole, { ...about, isSameLanguage: false }) ?? '';
    return [
      {
        heading: title.length > MOST_HEADING_LENGTH ? '' : title,
        isExample: kind === 'example',
        lines: grounded.lines,
        items: own,
      },
    ];
  });
  const told = paragraphs.reduce(
    (sum, { lines }) => sum + lines.reduce((words, { text }) => words + wordCount(text), 0),
    0,
  );
  const isTooLittle = told < Math.min(ENOUGH_WORDS, wordCount(evidenceOf(items)) * LEAST_SHARE);
  const isUseless = paragraphs.length === 0 || kept < all * LEAST_KEPT || isTooLittle;
  if (isTooLittle) faults.push('The lesson says too little of its source.');
  return {
    reply: { paragraphs, ...pointsOf(reply, cited, whole, about) },
    faults: isUseless ? faults.slice(0, MOST_TOLD) : [],
  };
}

export const evidenceOf = (items: readonly SourceItem[]): string => items.map(({ text }) => text).join('\n');

function pointsOf(
  reply: LessonReply,
  cited: (ids: readonly string[]) => SourceItem[],
  whole: string,
  about: { language: Language; isSameLanguage: boolean },
): Omit<GroundedReply, 'paragraphs'> {
  const grounded = (text: string, ids: readonly string[]): GroundedPoint[] => {
    const items = cited([...ids, ...idsIn(text)]);
    const plain = items.length === 0 ? undefined : groundWhole(text, evidenceOf(items), about);
    return plain === undefined ? [] : [{ text: plain, items }];
  };
  const objectives = reply.objectives.flatMap((text) => {
    const plain = groundWhole(text, whole, { ...about, isSameLanguage: false });
    return plain === undefined || plain.length > MOST_OBJECTIVE_LENGTH ? [] : [plain];
  });
  const { question, answer, cites } = reply.check;
  const [answered] = grounded(answer, cites);
  const asked =
    answered && groundWhole(question, evidenceOf(answered.items), { ...about, isSameLanguage: false });
  return {
    objectives: [...new Set(objectives)].slice(0, MOST_OBJECTIVES),
    points: reply.key_points.flatMap(({ text, cites: ids }) => grounded(text, ids)),
    terms: reply.terms.flatMap(({ term: raw, definition, cites: ids }) => {
      const [point] = grounded(definition, ids);
      const term = plainOfModel(raw, whole);
      return point !== undefined && isTermOf(term, point.items) ? [{ ...point, term }] : [];
    }),
    check:
      answered === undefined || asked === undefined
        ? undefined
        : { question: asked, answer: answered.text, items: answered.items },
  };
}

const MOST_TERM_LENGTH = 60;

/** Whether a term stands in what defines it, but for an ending. */
function isTermOf(term: string, items: readonly SourceItem[]): boolean {
  if (term === '' || term.length > MOST_TERM_LENGTH) return false;
  const evidence = evidenceOf(items).toLowerCase();
  return term
    .toLowerCase()
    .split(/\s+/)
    .every((word) => evidence.includes(word.length > 5 ? word.slice(0, -2) : word));
}
