import { blockText } from '../course/block-text.ts';
import type { Heading, Page, PageRole, UntaughtPart } from '../course/document.ts';
import { isReferencesTitle } from './references.ts';
import { titleKey, withoutNumber } from './title-key.ts';

const INDEX =
  /^(?:.{0,40}\b)?(?:index|stichwortverzeichnis|sachregister|register|índice alfabético|indice analitico|предметный указатель|索引)$/iu;
/** Of something, or several of them: "Index of Variables". A chapter may be called so too: its lines tell. */
const INDEX_OF =
  /^(?:index (?:of|de|des|du|der|von|zu)\s.{1,60}|(?:.{0,40}\b)?(?:indexe?s|indices|indizes|índices))$/iu;
// Of the lines of an index nearly all end with page numbers but for names of groups; those of text seldom.
const MIN_NUMBERED_LINES = 0.5;
const LEGAL =
  /^(?:gnu .{0,40}licen[cs]e|copyright(?: notice)?|legal (?:notice|information)|licen[cs]e|impressum|lizenz|licencia(?: p[úu]blica .{0,40})?|licença|licenza|mentions légales)$/iu;
const LEGAL_WORDS =
  /copyright|©|\(c\) \d{4}|all rights reserved|isbn|permission is granted|published by|licen[cs]ed? under|may be (?:re)?distributed|terms and conditions|trademarks?|warenzeichen|marques? déposées?|marcas? registradas?|alle rechte vorbehalten|tous droits réservés|reservados todos|авторские права|版权/giu;

const EARLY_PAGES = 6;
const COVER_WORDS = 120;
const PICTURE_SHARE = 0.05;

/** What is known of the document when the roles are given. */
export interface RoleEvidence {
  pages: readonly Page[];
  furniture: Readonly<Record<number, number[]>>;
  /** Besides the furniture. */
  untaught: readonly UntaughtPart[];
  headings: readonly Heading[];
  contentsPages: ReadonlySet<number>;
  pageCount: number;
  slides: boolean;
}

/** Gives each page its role; a page that was not read at all is unreadable. */
export function rolesOf(evidence: RoleEvidence): PageRole[] {
  const roles = Array.from({ length: evidence.pageCount }, (): PageRole => 'unreadable');
  const bySection = rolesBySection(evidence);
  for (const page of evidence.pages) {
    roles[page.pageNumber - 1] = roleOf(page, evidence, bySection);
  }
  return roles;
}

function roleOf(
  page: Page,
  { contentsPages, pageCount, headings, slides, furniture, untaught }: RoleEvidence,
  bySection: ReadonlyMap<number, PageRole>,
): PageRole {
  const { pageNumber } = page;
  const own = page.blocks.filter((_block, index) => furniture[pageNumber]?.includes(index) !== true);
  if (!own.some(({ lines }) => lines.some(({ text }) => /[\p{L}\p{N}]/u.test(text))))
    return page.pictureShare >= PICTURE_SHARE ? 'unreadable' : 'blank';
  if (contentsPages.has(pageNumber)) return 'contents';
  const section = bySection.get(pageNumber);
  if (section !== undefined) return section;
  const parts = untaught.filter(({ page }) => page === pageNumber);
  const left = new Set(parts.flatMap(({ blocks }) => blocks));
  // Nothing else stands on it.
  const only = own.every((block) => left.has(page.blocks.indexOf(block))) ? parts.at(-1)?.role : undefined;
  if (only !== undefined) return only;
  // Long contents may stand before the page of copyright.
  const isFront = headings.length > 0 && headings.every((heading) => heading.pageNumber > pageNumber);
  if (pageNumber > EARLY_PAGES && !isFront) return 'body';
  const text = own.map((block) => blockText(block)).join(' ');
  const words = text.split(' ').length;
  if (pageNumber === 1 && pageCount > 3 && words < (slides ? 30 : COVER_WORDS)) return 'cover';
  const starts = headings.some((heading) => heading.pageNumber === pageNumber && pageNumber > 1);
  const hits = new Set(text.toLowerCase().match(LEGAL_WORDS) ?? []).size;
  if (pageCount > EARLY_PAGES && !starts && hits >= 2) return 'legal';
  return 'body';
}

/** Index, bibliography and licence run from their heading to the next one of their level or above. */
function rolesBySection({ headings, pages, pageCount }: RoleEvidence): Map<number, PageRole> {
  const roles = new Map<number, PageRole>();
  headings.forEach((heading, at) => {
    const role = sectionRole(heading, pageCount, pages);
    if (role === undefined) return;
    const next = headings.slice(at + 1).find(({ level }) => level <= heading.level);
    const last = next === undefined ? pageCount : next.pageNumber - (startsPage(next, pages) ? 1 : 0);
    const first = startsPage(heading, pages) ? heading.pageNumber : heading.pageNumber + 1;
    const end = next !== undefined && !startsPage(next, pages) ? last - 1 : last;
    for (let pageNumber = first; pageNumber <= end; pageNumber += 1) roles.set(pageNumber, role);
  });
  return roles;
}

function sectionRole(
  { title, pageNumber }: Heading,
  pageCount: number,
  pages: readonly Page[],
): PageRole | undefined {
  const bare = withoutNumber(title).replace(/^[A-Z]\s+/, '');
  if (titleKey(bare) === '') return undefined;
  if (isReferencesTitle(title)) return 'bibliography';
  if (
    pageNumber > pageCount * 0.6 &&
    (INDEX.test(bare) || (INDEX_OF.test(bare) && isIndexed(pageNumber, pages)))
  )
    return 'index';
  return LEGAL.test(bare) ? 'legal' : undefined;
}

/** Whether half the lines of a page, or more, end with a number. */
function isIndexed(pageNumber: number, pages: readonly Page[]): boolean {
  const page = pages.find((candidate) => candidate.pageNumber === pageNumber);
  const texts = page?.blocks.flatMap(({ lines }) => lines.map(({ text }) => text)) ?? [];
  const words = texts.filter((text) => /\p{L}{2}/u.test(text));
  const numbered = words.filter((text) => /\d[.,]?$/.test(text)).length;
  return words.length > 0 && numbered >= MIN_NUMBERED_LINES * words.length;
}

/** Whether nothing but running heads stands above a heading. */
function startsPage({ pageNumber, blockIndex }: Heading, pages: readonly Page[]): boolean {
  if (blockIndex === undefined) return true;
  const page = pages.find((candidate) => candidate.pageNumber === pageNumber);
  const top = page?.blocks[blockIndex]?.lines[0]?.box.topPt ?? 0;
  return blockIndex <= 2 && top < (page?.heightPt ?? 0) * 0.35;
}
