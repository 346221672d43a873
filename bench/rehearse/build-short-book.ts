import { buildModelBook } from '../models/build-model-book.ts';

/** A book of four lessons of which the fake model makes everything; `tag` makes its words its own. */
export const buildShortBook = (tag: string): Buffer => buildModelBook(tag, { modules: 2, sections: 2 });
