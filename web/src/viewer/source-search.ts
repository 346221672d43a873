/** What of a source is shown beside a page of the app; it stands in the address, so that it can be linked to. */
export interface SourceSearch {
  /** Id of the document; nothing is shown without it. */
  doc?: number;
  page?: number;
  /** The citation whose words are boxed, by the name that the page has for it. */
  cite?: string;
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0;

/** Reads it from an address; what is not understood is left out. */
export function readSourceSearch({ doc, page, cite }: Record<string, unknown>): SourceSearch {
  return {
    ...(isCount(doc) ? { doc } : {}),
    ...(isCount(page) ? { page } : {}),
    ...(typeof cite === 'string' ? { cite } : {}),
  };
}
