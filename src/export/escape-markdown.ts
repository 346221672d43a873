/** Plain text as Markdown that shows it unchanged. An underscore inside a word is no emphasis and stays readable. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*[\]<>|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^(\s*)(#+|[-+])(?=\s)/gm, '$1\\$2')
    // A backslash before a digit is shown: it stands before the sign behind the number.
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');
