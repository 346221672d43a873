/** What is being worked on at once, for those who watch. */
export class InHand {
  readonly #all = new Set<{ what: string }>();

  /** Gives back the function that ends it; that one tells what has been in hand longest of the rest, if anything. */
  begin(what: string): () => string | undefined {
    const item = { what };
    this.#all.add(item);
    return () => {
      this.#all.delete(item);
      for (const oldest of this.#all) return oldest.what;
      return undefined;
    };
  }
}
