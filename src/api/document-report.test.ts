import { expect, it } from 'vitest';
import { hasFixtures, readFixture } from '../../tests/fixtures.ts';
import { describeLectern } from '../../tests/lectern.ts';
import { buildSampleBook, buildSamplePdf } from '../../tests/sample-pdf.ts';
import { ReadingReport } from '../course/reading-report.ts';

describeLectern('the reading report of a document', (open) => {
  it('tells of each page how it was read', async () => {
    const running = await open();
    const job = await running.make([{ name: 'book.pdf', bytes: buildSampleBook() }]);
    const answer = await running.get(`/api/documents/${job.documents[0]?.document_id}/report`);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const report = ReadingReport.parse(await answer.json());
    expect([report.filename, report.pages, report.failure]).toEqual(['book.pdf', 3, null]);
    expect(report.page_reports.map(({ page, read_as, confidence }) => [page, read_as, confidence])).toEqual([
      [1, 'text', 100],
      [2, 'text', 100],
      [3, 'text', 100],
    ]);
    expect(report.words).toBe(report.page_reports.reduce((sum, page) => sum + page.words, 0));
    expect(report.words).toBeGreaterThan(500);
  });

  it('says why a file is in no course, beside one that is', async () => {
    const running = await open();
    const job = await running.make([
      { name: 'book.pdf', bytes: buildSampleBook() },
      { name: 'letter.pdf', bytes: Buffer.from('Dear teacher') },
      { name: 'empty.pdf', bytes: buildSamplePdf([[], []]) },
    ]);
    const reports = await Promise.all(
      job.documents.map(async (document) =>
        ReadingReport.parse(await running.json(`/api/documents/${document.document_id}/report`)),
      ),
    );
    expect(reports.map(({ failure, pages, read_as }) => [failure?.code, pages, read_as.blank])).toEqual([
      [undefined, 3, 0],
      ['file_not_pdf', 0, 0],
      ['pdf_no_text', 2, 2],
    ]);
  });

  it.skipIf(!hasFixtures)('lists what was lost of a file whose pages exhaust the reader', async () => {
    const running = await open({ PDF_TIMEOUT_MS: '4000' });
    const job = await running.make([
      readFixture('../shared/fixtures/hostile/syn-bomb-160MB-ops.pdf'),
      { name: 'book.pdf', bytes: buildSampleBook() },
    ]);
    const report = ReadingReport.parse(
      await running.json(`/api/documents/${job.documents[0]?.document_id}/report`),
    );
    const failed = report.page_reports.filter(({ read_as }) => read_as === 'failed');
    expect(failed.length).toBeGreaterThan(0);
    for (const page of failed) {
      expect([page.confidence, page.role]).toEqual([0, 'unreadable']);
      expect(page.left_out.map(({ what }) => what)).toContain('problem');
    }
  });
});
