import { pageText } from '../course/block-text.ts';
import type { Page } from '../course/document.ts';
import { norm } from '../course/norm.ts';

/** A page's text as it is needed again and again: each form is made once, when it is first asked for. */
export class PageText {
  readonly #page: Page;
  #raw: string | undefined;
  #lower: string | undefined;
  #norm: string | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Whether the text was read from a picture of the page. */
  get isOcr(): boolean {
    return this.#page.ocrConfidence !== undefined;
  }

  /** Blocks in reading order, a line each, in single spaces. */
  get raw(): string {
    this.#raw ??= pageText(this.#page);
    return this.#raw;
  }

  get lower(): string {
    this.#lower ??= this.raw.toLowerCase();
    return this.#lower;
  }

  get norm(): string {
    this.#norm ??= norm(this.raw);
    return this.#norm;
  }
}

const known = new WeakMap<Page, PageText>();

/** Two lessons that share a page share its text. */
export function textOf(page: Page): PageText {
  const text = known.get(page) ?? new PageText(page);
  known.set(page, text);
  return text;
}
