import { blockText } from '../course/block-text.ts';
import type { Heading, Page } from '../course/document.ts';
import { isContentsTitle } from './contents.ts';
import { titleKey, withoutNumber } from './title-key.ts';

/** The words over a slide that lists the sections of the deck. */
const OUTLINE =
  /^(?:(?:lecture |talk |today['’]s )?(?:outline|overview|agenda|roadmap|plan|topics)|(?:vortrags)?gliederung|fahrplan|aufbau|plan (?:de l['’]exposé|du cours)|esquema|guion|roteiro|agenda de hoje|programma|overzicht|план(?: лекции| доклада)?|提纲|大纲|纲要|内容提要|アウトライン|개요|रूपरेखा|المخطط)\b/iu;
const SLOT_PT = 3;
const MAX_HEAD_CHARS = 90;
const MIN_SHOWN_SHARE = 0.4;
const MIN_RUN_PAGES = 1.5;
const MOST_RUNS = 100;
const MOST_PLACES = 20;
// What nearly all slides show is a list of all sections, or the name of the deck.
const LONGEST_RUN_SHARE = 0.75;

/** A text that stays in one place over some slides, as the name of the section that runs. */
interface Run {
  text: string;
  from: number;
  pages: { pageNumber: number; blockIndex: number }[];
}

/** The sections of a deck, and the blocks at the edges of slides that name them. */
export interface SlideSections {
  headings: Heading[];
  heads: { pageNumber: number; blockIndex: number }[];
}

export const isOutlineTitle = (text: string): boolean => OUTLINE.test(text.trim()) || isContentsTitle(text);

/**
 * Finds the sections of a deck by the small heads that name the running one, and by its outline slide.
 *
 * In: `titles` gives the heading of each slide by page number.
 * Out: headings of level 1, or 1 and 2, each on its first slide.
 */
export function findSlideSections(
  pages: readonly Page[],
  titles: ReadonlyMap<number, Heading>,
): SlideSections {
  const outline = outlineOf(pages, titles);
  const places = runningHeads(
    pages,
    titles,
    outline.map(({ title }) => title),
  );
  const entryAt = new Map(outline.map(({ title }, at) => [titleKey(withoutNumber(title)), at]));
  const levels =
    places.length > 1 ||
    places.some((runs) => runs.some(({ text }) => outline[entryAt.get(keyOf(text)) ?? -1]?.level === 2));
  const headings: Heading[] = [];
  places.forEach((runs, place) => {
    for (const { text, from } of runs) {
      const at = entryAt.get(keyOf(text));
      const entry = at === undefined ? undefined : outline[at];
      const level = entry?.level ?? (levels ? place + 1 : 1);
      headings.push({ level, title: text, pageNumber: from });
      const parent =
        at === undefined ? undefined : outline.slice(0, at).findLast((above) => above.level === 1);
      const known = headings.some((heading) => keyOf(heading.title) === keyOf(parent?.title ?? ''));
      if (level === 2 && parent !== undefined && !known)
        headings.push({ level: 1, title: parent.title, pageNumber: from });
    }
  });
  if (headings.length === 0) headings.push(...sectionsByOutline(outline, pages, titles));
  headings.sort((first, second) => first.pageNumber - second.pageNumber || first.level - second.level);
  return { headings, heads: places.flatMap((runs) => runs.flatMap((run) => run.pages)) };
}

const keyOf = (text: string): string => titleKey(withoutNumber(text));

/** Small texts that keep their place and change from section to section; those that change least come first. */
function runningHeads(
  pages: readonly Page[],
  titles: ReadonlyMap<number, Heading>,
  sections: readonly string[],
): Run[][] {
  const places = new Map<string, Run[]>();
  for (const page of pages) {
    const title = titles.get(page.pageNumber);
    const titleSizePt = page.blocks[title?.blockIndex ?? -1]?.sizePt;
    page.blocks.forEach((block, blockIndex) => {
      const [line] = block.lines;
      const text = blockText(block);
      if (
        line === undefined ||
        block.lines.length > 2 ||
        text.length > MAX_HEAD_CHARS ||
        keyOf(text).length < 2
      )
        return;
      if (titleSizePt !== undefined && block.sizePt > 0.8 * titleSizePt) return;
      const { topPt, leftPt, widthPt, heightPt } = line.box;
      const isEdge = topPt + heightPt < 0.12 * page.heightPt || topPt > 0.92 * page.heightPt;
      if (!isEdge || /^[\d\s/|]+$/.test(text)) return;
      // Heads are flush left or flush right.
      const side =
        leftPt + widthPt / 2 < page.widthPt / 2
          ? `l${Math.round(leftPt / SLOT_PT)}`
          : `r${Math.round((leftPt + widthPt) / SLOT_PT)}`;
      const slot = `${Math.round(topPt / SLOT_PT)}:${side}`;
      const runs = places.get(slot) ?? [];
      places.set(slot, runs);
      const last = runs.at(-1);
      const place = { pageNumber: page.pageNumber, blockIndex };
      if (last !== undefined && keyOf(last.text) === keyOf(text)) last.pages.push(place);
      else runs.push({ text, from: page.pageNumber, pages: [place] });
    });
  }
  // What changes on nearly every slide is text; bounded, for each name is looked for in each head.
  const all = [...places.values()]
    .filter((runs) => runs.length <= MOST_RUNS && runs.length * 2 <= pages.length)
    .slice(0, MOST_PLACES);
  const names = new Set(all.flatMap((runs) => runs.map(({ text }) => keyOf(text))));
  for (const title of sections) names.add(keyOf(title));
  const kept = all.flatMap((runs) => {
    // A bar with the names of all sections says nothing of the running one; what it gives way to does.
    const own = runs.filter(({ text }) => !listsNames(keyOf(text), names));
    const isBar = own.length < runs.length;
    return (isBar && own.length > 0) || areSections(runs, pages.length) ? [own] : [];
  });
  return kept.sort((first, second) => first.length - second.length).slice(0, 2);
}

/** Whether a text is made of at least two of the names. */
function listsNames(text: string, names: ReadonlySet<string>): boolean {
  const inside = [...names].filter((name) => name !== text && name.length > 3 && text.includes(name));
  return (
    inside.length > 1 &&
    inside.some((name) => inside.some((other) => !name.includes(other) && !other.includes(name)))
  );
}

function areSections(runs: readonly Run[], pageCount: number): boolean {
  const shown = runs.reduce((sum, run) => sum + run.pages.length, 0);
  const distinct = new Set(runs.map(({ text }) => keyOf(text))).size;
  return (
    distinct >= 2 &&
    runs.every((run) => run.pages.length <= LONGEST_RUN_SHARE * shown) &&
    distinct >= 0.8 * runs.length &&
    shown >= MIN_SHOWN_SHARE * pageCount &&
    shown >= MIN_RUN_PAGES * runs.length
  );
}

/** The lines of the first outline slide, those further in on level 2. */
function outlineOf(
  pages: readonly Page[],
  titles: ReadonlyMap<number, Heading>,
): { title: string; level: number }[] {
  const page = pages.find(({ pageNumber }) => isOutlineTitle(titles.get(pageNumber)?.title ?? ''));
  const title = titles.get(page?.pageNumber ?? 0);
  const block = page?.blocks[title?.blockIndex ?? -1];
  const topPt = block?.lines[0]?.box.topPt ?? 0;
  const lines = (page?.blocks ?? [])
    .filter((other) => other !== block && other.sizePt > 0.6 * (block?.sizePt ?? 0))
    .flatMap((other) => other.lines.map((line) => ({ line, numbered: other.marker !== undefined })))
    .filter(({ line }) => line.box.topPt > topPt && keyOf(line.text).length > 1);
  const lefts = lines.map(({ line, numbered }) => line.box.leftPt - (numbered ? 12 : 0));
  const least = Math.min(...lefts);
  return lines.map(({ line }, at) => ({
    title: withoutNumber(line.text),
    level: (lefts[at] ?? 0) > least + 10 ? 2 : 1,
  }));
}

/** An outline that comes back before each section; or slides that show nothing but a section's name. */
function sectionsByOutline(
  outline: readonly { title: string; level: number }[],
  pages: readonly Page[],
  titles: ReadonlyMap<number, Heading>,
): Heading[] {
  const sections = outline.filter(({ level }) => level === 1);
  const again = pages.filter(
    ({ pageNumber }, at) =>
      isOutlineTitle(titles.get(pageNumber)?.title ?? '') &&
      !isOutlineTitle(titles.get(pages[at - 1]?.pageNumber ?? 0)?.title ?? ''),
  );
  const starts = again.slice(again.length - sections.length);
  if (sections.length >= 2 && again.length >= sections.length && again.length <= sections.length + 1)
    return starts.flatMap(({ pageNumber }, at) => {
      const title = sections[at]?.title;
      return title === undefined ? [] : [{ level: 1, title, pageNumber }];
    });
  const named = new Map(sections.map(({ title }) => [keyOf(title), title]));
  const found = [...titles.values()].filter(({ title }) => named.delete(keyOf(title)));
  const enough = found.length >= 2 && named.size * 2 <= sections.length;
  return enough ? found.map((heading) => ({ ...heading, level: 1 })) : [];
}
