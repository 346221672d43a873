/** A numbered sentence of the source, as a prompt gives it. */
export interface NumberedSentence {
  id: string;
  /** Without the mark of its kind. */
  text: string;
  /** "code", "table": what is no plain sentence. */
  kind?: string;
  /** The whole line. */
  line: string;
}

const NUMBERED = /^[ \t]*\[?((?:d\d+\.)?p\d+\.s\d+)\]?:?[ \t]+(?:\[([a-z]+)\][ \t]+)?(\S.*)$/gm;

/** The sentences that a prompt numbers, one on each line: "p12.s3 A vector is a list of numbers." */
export const sentencesOf = (prompt: string): NumberedSentence[] =>
  [...prompt.matchAll(NUMBERED)].map(([line, id = '', kind, text = '']) => ({
    id,
    text: text.trim(),
    line: line.trim(),
    ...(kind === undefined ? {} : { kind }),
  }));
