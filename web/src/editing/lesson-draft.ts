import type { LessonView } from '../api/queries.ts';

/** What of a lesson a teacher can change, and the version that it is a change of. */
export interface LessonDraft {
  version: number;
  title: string;
  content: string;
  /** One a line, as they are typed. */
  objectives: string;
  keyPoints: KeyPointDraft[];
}

/** `citations` as they are typed: "c1, c4". */
export interface KeyPointDraft {
  text: string;
  citations: string;
}

export const draftOf = ({
  version,
  title,
  content,
  objectives,
  key_points,
}: Pick<LessonView, 'version' | 'title' | 'content' | 'objectives' | 'key_points'>): LessonDraft => ({
  version,
  title,
  content,
  objectives: objectives.join('\n'),
  keyPoints: key_points.map(({ text, citations }) => ({ text, citations: citations.join(', ') })),
});

const partsOf = (text: string, parts: RegExp): string[] =>
  text
    .split(parts)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The change as the server takes it; key points without words are none. */
export const changeOf = ({ version, title, content, objectives, keyPoints }: LessonDraft) => ({
  version,
  title: title.trim(),
  content,
  objectives: partsOf(objectives, /\n/),
  key_points: keyPoints
    .map(({ text, citations }) => ({ text: text.trim(), citations: partsOf(citations, /[\s,;]+/) }))
    .filter(({ text }) => text !== ''),
});

/** Whether two drafts say the same, whatever version they stem from. */
export const isSame = (one: LessonDraft, other: LessonDraft): boolean =>
  JSON.stringify({ ...changeOf(one), version: 0 }) === JSON.stringify({ ...changeOf(other), version: 0 });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether what the browser has kept is a draft. */
export const isDraft = (value: unknown): value is LessonDraft =>
  isRecord(value) &&
  typeof value.version === 'number' &&
  [value.title, value.content, value.objectives].every((text) => typeof text === 'string') &&
  Array.isArray(value.keyPoints) &&
  value.keyPoints.every(
    (point) => isRecord(point) && typeof point.text === 'string' && typeof point.citations === 'string',
  );
