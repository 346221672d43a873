import type { JobView } from '../api/queries.ts';

/** What people call a job: its course, or the first of its files until there is one. */
export const nameOfJob = ({ result, documents }: JobView): string =>
  result?.course_title ?? documents[0]?.filename.replace(/\.pdf$/i, '') ?? 'PDF';
