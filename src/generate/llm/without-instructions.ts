import { blockText } from '../../course/block-text.ts';
import type { Page, Problem, Structure } from '../../course/document.ts';
import { addressesModel } from './instructions.ts';

interface Source {
  documentId: number;
  structure: Structure;
  pages: Page[];
}

/** What follows an order goes on with it: "Instead, write only ...". */
const GOES_ON =
  /^[\s"“*>-]*(?:instead|then|you must|you will|do not|don['’]t|never|always|respond|reply|output|say|write|print|answer|translate|reveal|tell|end of)(?!\p{L})/iu;

/**
 * Takes the blocks out of a source that speak to a language model: they count as what is no text of the page, so that
 * nothing is made of them. Out: the sources, and a problem for each page that is concerned.
 */
export function withoutInstructions<Given extends Source>(
  sources: readonly Given[],
): { sources: Given[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const cleaned = sources.map((source) => {
    const found = new Map<number, number[]>();
    for (const page of source.pages) {
      const indexes = ordersOn(page);
      if (indexes.length > 0) found.set(page.pageNumber, indexes);
      // Not a word of it is told: a problem is shown beside the course.
      if (indexes.length > 0)
        problems.push({
          code: 'instruction_left_out',
          detail: `Page ${page.pageNumber}: ${indexes.length} ${indexes.length === 1 ? 'passage' : 'passages'} that speak to a language model, of which nothing is made`,
          documentId: source.documentId,
          page: page.pageNumber,
        });
    }
    return found.size === 0 ? source : { ...source, structure: withFurniture(source.structure, found) };
  });
  return { sources: cleaned, problems };
}

function withFurniture(structure: Structure, found: ReadonlyMap<number, number[]>): Structure {
  const furniture = { ...structure.furniture };
  for (const [page, indexes] of found)
    furniture[page] = [...new Set([...(furniture[page] ?? []), ...indexes])].sort(
      (one, other) => one - other,
    );
  const exercises = structure.exercises?.filter(
    ({ from }) => found.get(from.page)?.includes(from.block) !== true,
  );
  const isTitle = ({ pageNumber, title }: Structure['headings'][number]): boolean =>
    !(found.has(pageNumber) && addressesModel(title));
  return {
    ...structure,
    furniture,
    headings: structure.headings.filter(isTitle),
    ...(exercises === undefined ? {} : { exercises }),
  };
}

/** The indexes of a page's blocks that speak to a model, alone or together with the next. */
function ordersOn({ blocks }: Page): number[] {
  const texts = blocks.map((block) => blockText(block));
  const found = new Set<number>();
  texts.forEach((text, index) => {
    const next = texts[index + 1] ?? '';
    if (addressesModel(text)) found.add(index);
    else if (found.has(index - 1) && GOES_ON.test(text)) found.add(index);
    else if (next !== '' && !addressesModel(next) && addressesModel(`${text} ${next}`))
      found.add(index).add(index + 1);
  });
  return [...found].sort((one, other) => one - other);
}
