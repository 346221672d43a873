import type { DocumentInfo, Heading, Page, Structure } from '../course/document.ts';
import { headingsFromBookmarks } from './bookmark-headings.ts';
import { findContents } from './contents.ts';
import { headingsFromContents } from './contents-headings.ts';
import { findTitle } from './document-title.ts';
import { findExercises } from './exercises.ts';
import { findCandidates, headingsFromFonts } from './font-headings.ts';
import { findFurniture } from './furniture.ts';
import { withFontHeadings } from './joined-headings.ts';
import { findDirection, findLanguage } from './language.ts';
import { rolesOf } from './page-roles.ts';
import { plainHeadings } from './plain-headings.ts';
import { findSlideRepeats } from './slide-repeats.ts';
import { headingsOfSlides, isSlideDeck, type SlideHeadings, withSlideTitles } from './slides.ts';
import { TitleIndex } from './title-index.ts';
import { headingsFromTopics } from './topics.ts';
import { contentsParts, findUntaught, withUntaught } from './untaught.ts';

/**
 * Finds what a document is made of: its title, language and headings, its running heads, and which pages
 * are not for teaching.
 *
 * In: pages ascending; a page that is missing counts as unreadable. `filename` is the last resort for the title.
 * Out: headings in reading order, the shallowest of level 1; `roles` has an entry for each of `info.pageCount`.
 */
export function buildStructure(info: DocumentInfo, pages: readonly Page[], filename: string): Structure {
  const slides = isSlideDeck(pages);
  const furniture = findFurniture(pages, slides);
  const contents = findContents(pages, furniture);
  const index = new TitleIndex(pages, furniture);
  const title = findTitle(info, pages, furniture, filename);
  const language = findLanguage(info.language, pages);
  const deck = slides ? headingsOfSlides(pages, furniture) : undefined;
  const found = findHeadings(info, pages, { deck, furniture, contents, index, title });
  const { headings, source } = slides ? found : withTopics(found, { pages, furniture, contents, language });
  const untaught = slides ? [] : findUntaught({ pages, headings, contents, title, furniture });
  const left = withUntaught(furniture, untaught);
  const { repeats, outlinePages } = findSlideRepeats({ pages, titles: deck?.titles, headings, furniture });
  const exercises = findExercises(pages, headings, left);
  return {
    ...(exercises.length === 0 ? {} : { exercises }),
    title,
    language,
    direction: findDirection(pages),
    source,
    headings,
    furniture: left,
    ...(Object.keys(repeats).length === 0 ? {} : { repeats }),
    ...(untaught.length === 0 ? {} : { untaught }),
    roles: rolesOf({
      pages,
      furniture,
      untaught,
      headings,
      contentsPages: new Set([...contents.pageNumbers, ...outlinePages]),
      pageCount: info.pageCount,
      slides,
    }),
  };
}

const MOST_BARE_HEADINGS = 1;

interface Clues {
  deck: SlideHeadings | undefined;
  furniture: Record<number, number[]>;
  contents: ReturnType<typeof findContents>;
  index: TitleIndex;
  title: string;
}

/** Trusted in this order: the file's outline, the slides' titles, the printed contents, the fonts. */
function findHeadings(
  info: DocumentInfo,
  pages: readonly Page[],
  { deck, furniture, contents, index, title }: Clues,
): Pick<Structure, 'headings' | 'source'> {
  const fromBookmarks = headingsFromBookmarks(info, index);
  if (fromBookmarks !== undefined) {
    const headings = fromLevelOne(fromBookmarks);
    if (deck === undefined) return { headings, source: 'bookmarks' };
    return { headings: withSlideTitles(headings, deck.titles, info.pageCount), source: 'bookmarks' };
  }
  if (deck !== undefined) {
    const { headings, heads } = deck;
    addFurniture(furniture, heads);
    return { headings, source: headings.length > 0 ? 'fonts' : 'none' };
  }
  const besides = withUntaught(furniture, contentsParts(contents));
  const search = { pages, title, furniture: besides, skippedPages: contents.pageNumbers };
  const fromContents = headingsFromContents(contents, info, index);
  if (fromContents !== undefined)
    return { headings: withFontHeadings(nested(fromContents), findCandidates(search)), source: 'contents' };
  const byLooks = headingsFromFonts(search);
  const plain =
    byLooks.length > MOST_BARE_HEADINGS ? [] : plainHeadings(pages, besides, contents.pageNumbers);
  const fromFonts = plain.length > byLooks.length ? plain : byLooks;
  return { headings: nested(fromFonts), source: fromFonts.length > 0 ? 'fonts' : 'none' };
}

/** A long text whose only headings are its title, or none, is cut by topic. */
function withTopics(
  found: Pick<Structure, 'headings' | 'source'>,
  {
    pages,
    furniture,
    contents,
    language,
  }: Pick<Clues, 'furniture' | 'contents'> & {
    pages: readonly Page[];
    language: string;
  },
): Pick<Structure, 'headings' | 'source'> {
  if (found.headings.length > MOST_BARE_HEADINGS || found.source === 'bookmarks') return found;
  const headings = headingsFromTopics(pages, furniture, contents.pageNumbers, language);
  return headings.length > found.headings.length ? { headings, source: 'topics' } : found;
}

/** Levels without a gap: a heading is at most one below the one it stands under. */
function nested(headings: readonly Heading[]): Heading[] {
  const open: number[] = [];
  return headings.map((heading) => {
    while ((open.at(-1) ?? 0) >= heading.level) open.pop();
    open.push(heading.level);
    return { ...heading, level: open.length };
  });
}

function fromLevelOne(headings: readonly Heading[]): Heading[] {
  const top = Math.min(...headings.map(({ level }) => level));
  return headings.map((heading) => ({ ...heading, level: heading.level - top + 1 }));
}

function addFurniture(
  furniture: Record<number, number[]>,
  blocks: readonly { pageNumber: number; blockIndex: number }[],
): void {
  for (const { pageNumber, blockIndex } of blocks) {
    const list = furniture[pageNumber] ?? [];
    if (!list.includes(blockIndex)) list.push(blockIndex);
    furniture[pageNumber] = list.sort((first, second) => first - second);
  }
}
