/** Whether a word is the first part of a path of files or of an address that goes on: `/usr/share/`, but no `//`. */
export const endsInPath = (word: string): boolean => /[^/]\/$/u.test(word);

/** Whether a text may go on with a path: it begins with a letter, a digit or a sign that names of files begin with. */
export const goesOnInPath = (text: string): boolean => /^[\p{L}\p{N}_{(*.$]/u.test(text);
