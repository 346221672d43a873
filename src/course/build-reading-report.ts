import { blockText } from './block-text.ts';
import {
  BLOCK_KINDS,
  type Block,
  type DocumentInfo,
  type Page,
  type PageRole,
  type Problem,
  type Structure,
  type UntaughtPart,
} from './document.ts';
import type { BlockCounts, LeftOutPart, PageReport, ReadAs, ReadingReport } from './reading-report.ts';

type PageProblem = Pick<Problem, 'code' | 'detail'> & { page?: number | undefined };

/** What is known of a file once it was read. */
export interface ReadingEvidence {
  filename: string;
  failure: ReadingReport['failure'];
  /** Null where the file did not open. */
  info: DocumentInfo | null;
  /** Null where no text was found. */
  structure: Structure | null;
  /** A page that is missing counts as failed. */
  pages: readonly Page[];
  /** Of this file. */
  problems: readonly PageProblem[];
}

/** Tells of each page how it was read and what was left out. Out: an entry for each of `info.pageCount`. */
export function buildReadingReport(evidence: ReadingEvidence): ReadingReport {
  const { filename, failure, info, structure } = evidence;
  const pageCount = info?.pageCount ?? 0;
  const byNumber = new Map(evidence.pages.map((page) => [page.pageNumber, page]));
  const problems = Map.groupBy(evidence.problems, ({ page }) => page ?? 0);
  const reports = Array.from({ length: pageCount }, (_, index): PageReport => {
    const pageNumber = index + 1;
    const label = info?.pageLabels?.[index];
    const report = reportPage({
      page: byNumber.get(pageNumber),
      pageNumber,
      role: structure?.roles[index],
      furniture: structure?.furniture[pageNumber] ?? [],
      untaught: structure?.untaught?.filter((part) => part.page === pageNumber) ?? [],
      problems: problems.get(pageNumber) ?? [],
    });
    return label === undefined || label === String(pageNumber) ? report : { ...report, label };
  });
  return {
    filename,
    failure,
    title: structure?.title ?? info?.title ?? filename,
    language: structure?.language ?? 'und',
    headings_from: structure?.source ?? 'none',
    headings: structure?.headings.length ?? 0,
    pages: pageCount,
    ...sumUp(reports),
    page_reports: reports,
  };
}

type Sums = Pick<
  ReadingReport,
  'read_as' | 'confidence' | 'words' | 'blocks' | 'pages_left_out' | 'words_in_furniture' | 'characters_lost'
>;

function sumUp(reports: readonly PageReport[]): Sums {
  const read_as = { text: 0, ocr: 0, blank: 0, failed: 0 };
  const blocks: BlockCounts = {};
  let words = 0;
  let sure = 0;
  const left = {
    page: 0,
    section: 0,
    furniture: 0,
    picture: 0,
    over_limit: 0,
    undecodable: 0,
    hidden: 0,
    problem: 0,
  };
  for (const report of reports) {
    read_as[report.read_as] += 1;
    words += report.words;
    sure += report.words * (report.confidence ?? 0);
    for (const kind of BLOCK_KINDS) {
      const count = report.blocks[kind];
      if (count !== undefined) blocks[kind] = (blocks[kind] ?? 0) + count;
    }
    for (const { what, count = 1 } of report.left_out) left[what] += count;
  }
  return {
    read_as,
    confidence: words === 0 ? null : Math.floor(sure / words),
    words,
    blocks,
    pages_left_out: left.page,
    words_in_furniture: left.furniture,
    characters_lost: left.over_limit + left.undecodable,
  };
}

interface PageEvidence {
  page: Page | undefined;
  pageNumber: number;
  role: PageRole | undefined;
  furniture: readonly number[];
  untaught: readonly UntaughtPart[];
  problems: readonly PageProblem[];
}

function reportPage({
  page,
  pageNumber,
  role: known,
  furniture,
  untaught,
  problems,
}: PageEvidence): PageReport {
  const blocks: BlockCounts = {};
  const left: LeftOutPart[] = [];
  let words = 0;
  let chars = 0;
  let undecodable = page?.undecodableChars ?? 0;
  let pictures = 0;
  page?.blocks.forEach((block, index) => {
    blocks[block.kind] = (blocks[block.kind] ?? 0) + 1;
    const count = wordsOf(block);
    words += count;
    const text = blockText(block);
    const strange = countUndecodable(text);
    chars += text.length - strange;
    undecodable += strange;
    const isPart = untaught.some((part) => part.blocks.includes(index));
    if (furniture.includes(index) && !isPart)
      left.push({ what: 'furniture', detail: text, ...counted(count) });
    if (block.kind === 'figure' && count === 0) pictures += 1;
  });
  const readAs = readAsOf(page, words, problems);
  const role = known ?? ROLES_WITHOUT_STRUCTURE[readAs];
  if (role !== 'body') left.push({ what: 'page', detail: ROLE_REASONS[role] });
  else for (const part of untaught) left.push(partLeftOut(part, page));
  // Without regions a picture is known only by its share of a page that has few words.
  if (pictures === 0 && page !== undefined && page.pictureShare >= PICTURE_SHARE && words === 0) pictures = 1;
  if (pictures > 0) left.push({ what: 'picture', detail: 'No text was read in it.', count: pictures });
  const lost = page?.lostChars ?? 0;
  if (lost > 0)
    left.push({ what: 'over_limit', detail: 'More characters than a page may have.', count: lost });
  if (undecodable > 0)
    left.push({
      what: 'undecodable',
      detail: 'The file does not say which letters these signs are.',
      count: undecodable,
    });
  const hidden = page?.hiddenChars ?? 0;
  if (hidden > 0)
    left.push({ what: 'hidden', detail: 'Characters that nobody can see on the page.', count: hidden });
  for (const { code, detail } of problems) left.push({ what: 'problem', detail: `${code}: ${detail}` });
  const share = chars / Math.max(1, chars + lost + undecodable);
  const confidence = confidenceOf(readAs, page?.ocrConfidence ?? 100, share);
  return { page: pageNumber, read_as: readAs, confidence, role, words, blocks, left_out: left };
}

function partLeftOut({ blocks, role }: UntaughtPart, page: Page | undefined): LeftOutPart {
  const words = blocks.reduce((sum, index) => sum + wordsOf(page?.blocks[index] ?? NO_BLOCK), 0);
  return { what: 'section', detail: PART_REASONS[role], ...counted(words) };
}

const NO_BLOCK: Pick<Block, 'lines' | 'marker'> = { lines: [] };

const ROLES_WITHOUT_STRUCTURE: Readonly<Record<ReadAs, PageRole>> = {
  text: 'body',
  ocr: 'body',
  blank: 'blank',
  failed: 'unreadable',
};

const counted = (count: number): { count?: number } => (count > 0 ? { count } : {});

// Below this a picture is an ornament; the same share as for the role of a page.
const PICTURE_SHARE = 0.05;

function readAsOf(page: Page | undefined, words: number, problems: readonly PageProblem[]): ReadAs {
  if (page === undefined) return 'failed';
  if (words > 0) return page.ocrConfidence === undefined ? 'text' : 'ocr';
  if (problems.length > 0) return 'failed';
  // A photograph in which nothing is written was read; one that nobody looked at was not.
  if (page.ocrConfidence !== undefined) return 'ocr';
  return page.pictureShare >= PICTURE_SHARE ? 'failed' : 'blank';
}

/** Rounded down, so that 100 says that nothing was lost. */
function confidenceOf(readAs: ReadAs, ofWords: number, share: number): number | null {
  if (readAs === 'blank') return null;
  return readAs === 'failed' ? 0 : Math.floor(Math.min(100, Math.max(0, ofWords * share)));
}

/** Counted from the edges of the printed tokens: a pattern over the text would take ten times as long. */
const wordsOf = (block: Pick<Block, 'lines' | 'marker'>): number =>
  block.lines.reduce((sum, line) => sum + line.edgesPt.length / 2, 0) + (block.marker === undefined ? 0 : 1);

const REPLACEMENT = 0xfffd;

/** Signs that stand for no known letter: the replacement character and private areas. */
function countUndecodable(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0xe000 && (code <= 0xf8ff || code === REPLACEMENT)) count += 1;
  }
  return count;
}

const ROLE_REASONS: Readonly<Record<Exclude<PageRole, 'body'>, string>> = {
  cover: 'The page is a cover.',
  contents: 'The page is a printed table of contents.',
  index: 'The page belongs to the index.',
  legal: 'The page tells of copyright or licences.',
  bibliography: 'The page lists references.',
  thanks: 'The page thanks those who helped.',
  blank: 'The page holds nothing but, at most, running heads.',
  unreadable: 'No text could be read on the page.',
};

const PART_REASONS: Readonly<Record<UntaughtPart['role'], string>> = {
  cover: 'Title and authors.',
  contents: 'A printed table of contents.',
  legal: 'Notices and keywords.',
  bibliography: 'A list of references.',
  thanks: 'Thanks to those who helped.',
};
