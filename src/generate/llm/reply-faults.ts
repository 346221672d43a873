import type { LessonReply } from './lesson-reply.ts';
import type { SourceItem } from './numbered-source.ts';

/** What makes a whole reply useless, in plain words for the model. */
export function findReplyFaults(
  { paragraphs }: LessonReply,
  items: readonly SourceItem[],
  _language: string,
): string[] {
  const known = new Set(items.map(({ id }) => id));
  const cited = paragraphs.filter(({ cites }) => cites.some((id) => known.has(id)));
  if (cited.length > 0) return [];
  return ['No paragraph cites a sentence of the source. Use the ids at the beginning of its lines.'];
}
