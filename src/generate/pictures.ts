import { inOneLine } from '../course/one-line.ts';
import { pictureLink } from '../course/picture.ts';
import { cleaned, inlineMarkdown, type Replacement } from './markdown.ts';
import type { Passage } from './passages.ts';

const MOST_ALT = 300;

/** A figure or formula as the part of its page that shows it; the text in it stands for it where none is shown. */
export function pictureMarkdown({ parts, text, kind }: Passage, caption: string): string {
  return parts
    .flatMap(({ block, page, documentId }) => {
      if (block.region === undefined) return [];
      const said = kind === 'formula' || caption === '' ? text : caption;
      return [`![${altText(said)}](${pictureLink(documentId, page, block.region)})`];
    })
    .join('\n\n');
}

/** Only letters, digits and harmless signs: it stands inside the brackets of a link. */
function altText(text: string): string {
  const flat = inOneLine(cleaned(text).replace(/[\\`*_[\]<>|~$&!]/g, ' ')).trim();
  return flat.length <= MOST_ALT ? flat : `${flat.slice(0, flat.lastIndexOf(' ', MOST_ALT))} …`;
}

/**
 * A table with its cells; one whose cells could not be told apart as a picture of it.
 *
 * In: `calls` of footnotes, in characters of the passage's text, by which its rows stand in other places.
 */
export function tableMarkdown(passage: Passage, caption: string, calls: readonly Replacement[]): string {
  const links = new Map(calls.map(({ start, end, by }) => [passage.text.slice(start, end), by]));
  return passage.parts
    .map((part) => {
      const { table } = part.block;
      if (table !== undefined) return gridMarkdown(table.rows, table.headerRows, links);
      return pictureMarkdown({ ...passage, parts: [part] }, caption);
    })
    .join('\n\n');
}

/** A raised number at the end of a word. */
const NOTE_CALL = /(?<=[\p{L}\p{N})])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?![\p{L}\p{N}])/gu;

/** Markdown knows one head row; several are told in one, from the top down. */
function gridMarkdown(
  rows: readonly string[][],
  headerRows: number,
  links: ReadonlyMap<string, string>,
): string {
  const linked = (cell: string): string => cell.replace(NOTE_CALL, (mark) => links.get(mark) ?? mark);
  const cells = rows.map((row) => row.map((cell) => linked(inlineMarkdown(cell, []))));
  const width = Math.max(...cells.map((row) => row.length));
  const head = Array.from({ length: width }, (_, column) =>
    cells
      .slice(0, headerRows)
      .map((row) => row[column] ?? '')
      .filter((cell) => cell !== '')
      .join(' '),
  );
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...cells.slice(headerRows).map(line)].join('\n');
}
