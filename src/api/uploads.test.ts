import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildSampleBook, buildSamplePdf } from '../../tests/sample-pdf.ts';

const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  hint: z.string().min(10),
});

const BOOK = { name: 'book.pdf', bytes: buildSampleBook() };

async function problemOf(answer: Response) {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = Problem.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  return problem;
}

describeLectern('bad uploads', (open) => {
  it('without a file, without a form, or with a form that breaks off, say what is missing', async () => {
    const running = await open();
    const none = new FormData();
    none.append('course_title', 'x');
    const post = (body: FormData | string, headers = {}) =>
      running.get('/api/upload-pdfs', { method: 'POST', body, headers });
    expect(await problemOf(await post(none))).toMatchObject({ status: 400, code: 'upload_without_files' });
    expect(await problemOf(await post('{}', { 'content-type': 'application/json' }))).toMatchObject({
      code: 'upload_malformed',
    });
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await problemOf(await post('--x\r\nnonsense', type))).code).toMatch(
      /^upload_(malformed|without_files)$/,
    );
    const cut = '--x\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.4 cut';
    expect(await problemOf(await post(cut, type))).toMatchObject({ code: 'upload_malformed' });
    const noBoundary = { 'content-type': 'multipart/form-data' };
    expect(await problemOf(await post('x', noBoundary))).toMatchObject({ code: 'upload_malformed' });
    const other = new FormData();
    other.append('document', new Blob(['%PDF']), 'a.pdf');
    expect((await problemOf(await post(other))).detail).toContain('"document"');
    expect(await running.listTemporary()).toEqual([]);
  });

  it('over a limit name the limit, and leave no file behind', async () => {
    const running = await open({ MAX_UPLOAD_MB: '1', MAX_FILES: '3' });
    const large = { name: 'large.pdf', bytes: Buffer.alloc(1_500_000, 1) };
    const tooLarge = await problemOf(await running.upload([BOOK, large]));
    expect(tooLarge).toMatchObject({ status: 413, code: 'upload_too_large' });
    expect(tooLarge.detail).toMatch(/large\.pdf.*1 MB/);
    const tooMany = await problemOf(await running.upload([BOOK, BOOK, BOOK, BOOK]));
    expect(tooMany).toMatchObject({ status: 413, code: 'upload_too_many_files' });
    expect(tooMany.detail).toContain('3 files');
    expect(await problemOf(await running.upload(Array.from({ length: 101 }, () => BOOK)))).toMatchObject({
      code: 'upload_too_many_files',
    });
    expect(await running.listTemporary()).toEqual([]);
    expect(await running.json('/api/jobs')).toMatchObject({ jobs: [] });
  });

  it('with bad options name the option', async () => {
    const running = await open();
    const bad = { generator: 'magic', language: 'no such language', review_outline: 'perhaps' };
    for (const [name, value] of Object.entries(bad)) {
      const problem = await problemOf(await running.upload([BOOK], { [name]: value }));
      expect(problem).toMatchObject({ status: 400, code: 'request_invalid' });
      expect(problem.detail).toContain(name);
    }
    expect(await problemOf(await running.upload([BOOK], { generator: 'llm' }))).toMatchObject({
      code: 'generator_unavailable',
    });
    expect(await running.listTemporary()).toEqual([]);
  });

  it('of a client that vanishes leave nothing behind', async () => {
    const running = await open();
    await vanish(running);
    await expect.poll(() => running.listTemporary(), { timeout: 5000 }).toEqual([]);
    expect(await running.json('/api/jobs')).toMatchObject({ jobs: [] });
  });
});

/** Sends half a form and cuts the connection once the server has begun to write it. */
async function vanish(running: RunningLectern): Promise<void> {
  const { port } = new URL(running.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    'POST /api/upload-pdfs HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 9000000\r\n\r\n' +
      '--x\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.4',
  );
  socket.write(Buffer.alloc(300_000, 65));
  await expect.poll(() => running.listTemporary(), { timeout: 5000 }).not.toEqual([]);
  socket.destroy();
}

describeLectern('bad files', (open) => {
  it.each([
    ['nothing', Buffer.alloc(0), 'file_empty'],
    ['a text', Buffer.from('Dear teacher, this is a letter.'), 'file_not_pdf'],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)), 'file_not_pdf'],
    ['a PDF cut in half', buildSampleBook().subarray(0, 900), 'pdf_damaged'],
    ['a PDF without text', buildSamplePdf([[]]), 'pdf_no_text'],
  ])('%s ends as failed with a code and a hint', async (_, bytes, code) => {
    const running = await open();
    const job = await running.make([{ name: 'odd.pdf', bytes }]);
    expect(job).toMatchObject({ status: 'failed', result: null });
    expect([code, 'pdf_no_pages', 'pdf_no_text']).toContain(job.code);
    expect(job.error).toContain('odd.pdf');
    expect(job.hint).toMatch(/.{15,}/);
  });

  it('one among good ones harms only itself, and the job says so', async () => {
    const running = await open();
    const job = await running.make([{ name: 'letter.pdf', bytes: Buffer.from('a letter') }, BOOK]);
    expect(job).toMatchObject({ status: 'completed', problems: [{ code: 'file_not_pdf' }] });
    expect(job.problems[0]?.detail).toContain('letter.pdf');
    expect(job.problems[0]?.document_id).toBe(job.documents[0]?.document_id);
  });

  it('with more pages than allowed name both numbers', async () => {
    const running = await open({ MAX_PAGES: '2' });
    const job = await running.make([BOOK]);
    expect(job).toMatchObject({ status: 'failed', code: 'pdf_too_many_pages' });
    expect(job.error).toMatch(/3 pages.*limit is 2/);
  });

  it('with odd names are kept under safe ones, and the change is told', async () => {
    const running = await open();
    const form =
      '--x\r\ncontent-disposition: form-data; name="files"; filename="../../etc/pass\u0007wd.pdf"\r\n\r\nPDF\r\n' +
      '--x\r\ncontent-disposition: form-data; name="files"\r\n\r\nPDF\r\n--x--\r\n';
    const body = Buffer.from(form.replaceAll('PDF\r\n', `${BOOK.bytes.toString('latin1')}\r\n`), 'latin1');
    const answer = await running.get('/api/upload-pdfs', {
      method: 'POST',
      body,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    const { job_id } = z.object({ job_id: z.string() }).parse(await answer.json());
    const job = await running.waitForJob(job_id);
    expect(job.documents.map((document) => document.filename)).toEqual(['passwd.pdf', 'document-2.pdf']);
    expect(job.problems.map((problem) => problem.code)).toEqual(['filename_changed', 'filename_changed']);
    expect(job.status).toBe('completed');
  });
});

describeLectern('an Idempotency-Key', (open) => {
  const key = { 'idempotency-key': 'once' };

  it('makes a repeat return the first job, also for two at once', async () => {
    const running = await open();
    const answers = await Promise.all([1, 2, 3].map(() => running.upload([BOOK], {}, key)));
    const ids = await Promise.all(
      answers.map(async (answer) => z.object({ job_id: z.string() }).parse(await answer.json()).job_id),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await running.json('/api/jobs')).toMatchObject({ jobs: [{ job_id: ids[0] }] });
  });

  it('is refused for another upload', async () => {
    const running = await open();
    await running.upload([BOOK], {}, key);
    const other = await running.upload([{ name: 'other.pdf', bytes: buildSampleBook('other') }], {}, key);
    expect(await problemOf(other)).toMatchObject({ status: 409, code: 'idempotency_conflict' });
  });

  it('belongs to its owner', async () => {
    const running = await open();
    await running.upload([BOOK], {}, { ...key, 'x-owner': 'ada' });
    expect(
      (await running.upload([BOOK], { course_title: 'Mine' }, { ...key, 'x-owner': 'bob' })).status,
    ).toBe(202);
  });
});
