/** Plain text as Markdown that shows it unchanged. An underscore inside a word is no emphasis and stays readable. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*[\]<>|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^(\s*)(#+|[-+]|\d+[.)])(?=\s)/gm, '$1\\$2');
