import type { LeftOutPart, PageReport, ReadingReport } from '../course/reading-report.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { listPages } from './list-pages.ts';
import type { ExportedFile } from './markdown.ts';

/** How the files of a course were read, as JSON for programs and as Markdown for people. */
export function exportReadingReports(reports: readonly ReadingReport[]): ExportedFile[] {
  return [
    { path: 'reading-report.json', text: `${JSON.stringify({ documents: reports }, null, 2)}\n` },
    { path: 'reading-report.md', text: buildMarkdown(reports) },
  ];
}

const COLUMNS = ['file', 'pages', 'text', 'OCR', 'blank', 'failed', 'sure', 'words', 'lost', 'not taught'];

/** The first row names the columns; then one for each file. */
export function listSummaryRows(reports: readonly ReadingReport[]): string[][] {
  const rows = reports.map((report) => [
    report.filename,
    String(report.pages),
    String(report.read_as.text),
    String(report.read_as.ocr),
    String(report.read_as.blank),
    String(report.read_as.failed),
    report.confidence === null ? '-' : `${report.confidence} %`,
    String(report.words),
    String(report.characters_lost),
    String(report.pages_left_out),
  ]);
  return [COLUMNS, ...rows];
}

function buildMarkdown(reports: readonly ReadingReport[]): string {
  const [head = [], ...rows] = listSummaryRows(reports);
  const parts = [
    '# Reading report',
    'How each page was read, how sure its words are, and what was left out. "Lost" counts characters that could not be decoded or were over a limit; "not taught" counts pages such as covers, contents and indexes.',
    [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n'),
    ...reports.map(buildFile),
  ];
  return `${parts.join('\n\n')}\n`;
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => (cell === '---' ? cell : escapeMarkdown(cell))).join(' | ')} |`;

function buildFile(report: ReadingReport): string {
  const parts = [`## ${escapeMarkdown(report.filename)}`];
  const { failure } = report;
  if (failure !== null)
    parts.push(`In no course: ${escapeMarkdown(`${failure.detail} (${failure.code}) ${failure.hint}`)}`);
  if (report.pages === 0) return parts.join('\n\n');
  const blocks = Object.entries(report.blocks).map(([kind, count]) => `${kind.replace('_', ' ')} ${count}`);
  parts.push(
    [
      `- Title: ${escapeMarkdown(report.title)}; language: ${report.language}`,
      `- Headings: ${report.headings}, from ${report.headings_from}`,
      `- Blocks: ${blocks.join(', ') || 'none'}`,
      `- Words in running heads and feet: ${report.words_in_furniture}`,
      ...listReasons(report.page_reports),
    ].join('\n'),
  );
  const head = ['page', 'label', 'read as', 'sure', 'role', 'words', 'left out'];
  parts.push([row(head), row(head.map(() => '---')), ...report.page_reports.map(rowOfPage)].join('\n'));
  return parts.join('\n\n');
}

/** Pages with something in common that a reader wants to know, a line each. */
function listReasons(pages: readonly PageReport[]): string[] {
  const reasons: [reason: string, holds: (page: PageReport) => boolean][] = [
    ['Failed', (page) => page.read_as === 'failed'],
    ['Read by OCR', (page) => page.read_as === 'ocr'],
    ['Read with something lost or unsure', (page) => page.confidence !== null && page.confidence < 100],
    [
      'With pictures in which no text was read',
      (page) => page.left_out.some(({ what }) => what === 'picture'),
    ],
    ...[...new Set(pages.map(({ role }) => role))]
      .filter((role) => role !== 'body')
      .map((role): [string, (page: PageReport) => boolean] => [
        `Not taught (${role})`,
        (page) => page.role === role,
      ]),
  ];
  return reasons.flatMap(([reason, holds]) => {
    const found = pages.filter(holds).map(({ page }) => page);
    return found.length === 0 ? [] : [`- ${reason}: ${listPages(found)}`];
  });
}

function rowOfPage({ page, label, read_as, confidence, role, words, left_out }: PageReport): string {
  const sure = confidence === null ? '' : `${confidence} %`;
  const left = left_out.map(describePart).join('; ');
  return row([String(page), label ?? '', read_as, sure, role, String(words), left]);
}

const MAX_SHOWN_CHARS = 80;

function describePart({ what, detail, count }: LeftOutPart): string {
  switch (what) {
    case 'furniture':
      return `“${detail.length > MAX_SHOWN_CHARS ? `${detail.slice(0, MAX_SHOWN_CHARS)}…` : detail}”`;
    case 'section':
      return `${detail} (${count ?? 0} words)`;
    case 'page':
    case 'problem':
      return detail;
    case 'picture':
      return `${count ?? 1} picture${count === 1 ? '' : 's'} without text`;
    case 'over_limit':
      return `${count ?? 0} characters over the limit of a page`;
    case 'undecodable':
      return `${count ?? 0} signs whose letters the file does not tell`;
    case 'hidden':
      return `${count ?? 0} characters that nobody can see on the page`;
    default:
      return what satisfies never;
  }
}
