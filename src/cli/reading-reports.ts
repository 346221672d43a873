import type { Lectern } from '../assemble.ts';
import type { Job } from '../course/job.ts';
import { ReadingReport } from '../course/reading-report.ts';
import { listSummaryRows } from '../export/reading-report.ts';
import { buildDocumentReport } from '../flows/document-report.ts';
import { getDocument } from '../store/documents.ts';

/** How each file of a job was read, in the order of the job; files that it did not reach are absent. */
export async function listReadingReports(lectern: Lectern, job: Job): Promise<ReadingReport[]> {
  const reports: ReadingReport[] = [];
  for (const { document_id } of job.documents) {
    const document = await getDocument(lectern.store.db, document_id);
    const json = await buildDocumentReport(lectern, document);
    reports.push(ReadingReport.parse(JSON.parse(Buffer.from(json).toString('utf8'))));
  }
  return reports;
}

/** A table for a terminal: the first column to the left, the numbers to the right. */
export function formatSummary(reports: readonly ReadingReport[]): string {
  const rows = listSummaryRows(reports);
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}
