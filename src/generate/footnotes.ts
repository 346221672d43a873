import type { CitationList } from './citations.ts';
import type { ReadPassage } from './lesson-text.ts';
import { inlineMarkdown, type Replacement } from './markdown.ts';
import type { Passage } from './passages.ts';

/** Footnotes by the page that prints them. */
const keyOf = (documentId: number, pageNumber: number, mark: string): string =>
  `${documentId}:${pageNumber}:${mark.trim()}`;

const placeOf = ({ parts }: Passage, mark: string): string => {
  const part = parts[0];
  return part === undefined ? '' : keyOf(part.documentId, part.page.pageNumber, mark);
};

/**
 * Moves footnotes to the end of their section and links them: [^n1] where the text calls one, "[^n1]: ..." where it
 * stands.
 */
export class FootnoteList {
  /** Those that the text calls, by page and mark. */
  readonly #names = new Map<string, string>();
  #held: string[] = [];

  constructor(passages: readonly ReadPassage[]) {
    const calls = new Set(
      passages.flatMap((passage) =>
        passage.notes.flatMap(({ mark, start }) => callKeys(passage, mark, start)),
      ),
    );
    for (const passage of passages) {
      if (passage.kind !== 'footnote' || passage.marker === undefined) continue;
      const key = placeOf(passage, passage.marker);
      if (calls.has(key) && !this.#names.has(key)) this.#names.set(key, `n${this.#names.size + 1}`);
    }
  }

  /** The places of a passage that call a footnote, as links to it. */
  callsOf(passage: Passage): Replacement[] {
    return passage.notes.flatMap(({ mark, start, end }) => {
      const name = callKeys(passage, mark, start).map((key) => this.#names.get(key))[0];
      return name === undefined ? [] : [{ start, end, by: `[^${name}]` }];
    });
  }

  /** Keeps a footnote until its section ends. */
  hold(passage: ReadPassage, citations: CitationList): void {
    const id = citations.opening(passage, passage.sentences);
    const text = inlineMarkdown(passage.text, passage.marks) + (id === undefined ? '' : ` [^${id}]`);
    const mark = passage.marker ?? '';
    const name = this.#names.get(placeOf(passage, mark));
    const lead = mark === '' ? '' : `${inlineMarkdown(mark, [])} `;
    this.#held.push(name === undefined ? `${lead}${text}` : `[^${name}]: ${text}`);
  }

  /** The footnotes since the last time. */
  release(): string[] {
    const held = this.#held;
    this.#held = [];
    return held;
  }
}

/** Where the footnote of a call can be: on the page of the part that calls it. */
const callKeys = ({ parts }: Passage, mark: string, start: number): string[] => {
  const part = parts.findLast((candidate) => candidate.start <= start);
  return part === undefined ? [] : [keyOf(part.documentId, part.page.pageNumber, mark)];
};
