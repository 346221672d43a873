import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const FIXTURES = '../shared/fixtures';

const MadeJob = z.looseObject({
  status: z.string(),
  documents: z.array(z.looseObject({ document_id: z.int(), pages: z.int().nullable() })),
  result: z.looseObject({ course_id: z.int() }).nullable(),
});
type MadeJob = z.infer<typeof MadeJob>;

const getJson = async (url: string): Promise<unknown> => (await fetch(url)).json();

/** Makes a course of a sample document on a running server. */
export async function uploadBook(url: string, file: string): Promise<MadeJob> {
  const bytes = await readFile(`${FIXTURES}/${file}`);
  const form = new FormData();
  form.append('files', new Blob([Uint8Array.from(bytes)], { type: 'application/pdf' }), basename(file));
  const answer = await fetch(`${url}/api/upload-pdfs`, { method: 'POST', body: form });
  const { job_id } = z.looseObject({ job_id: z.string() }).parse(await answer.json());
  for (;;) {
    const job = MadeJob.parse(await getJson(`${url}/api/jobs/${job_id}`));
    if (job.status === 'completed') return job;
    if (job.status === 'failed') throw new Error(`${file} failed`);
    await delay(200);
  }
}

const Lines = z.looseObject({ lines: z.array(z.looseObject({ text: z.string() })) });

/** The text of each page, its lines joined. */
export async function listPageTexts(
  url: string,
  documentId: number,
): Promise<{ page: number; text: string }[]> {
  const pages: { page: number; text: string }[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await fetch(`${url}/api/documents/${documentId}/pages/${page}`);
    if (!answer.ok) return pages;
    const { lines } = Lines.parse(await answer.json());
    pages.push({ page, text: lines.map(({ text }) => text).join(' ') });
  }
}
