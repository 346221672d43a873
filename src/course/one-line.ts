/** White space that is not one plain space: most spaces of a text stay as they are, in a fifth of the time. */
const OTHER_SPACE = /\s{2,}|[^\S ]/g;

/** A text in one line: each run of white space is one space. */
export const inOneLine = (text: string): string => text.replace(OTHER_SPACE, ' ');
