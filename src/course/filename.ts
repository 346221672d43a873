/** Longest file name that is kept, in characters; most file systems stop at 255 bytes. */
export const MAX_FILENAME_CHARS = 200;

/** A name that is safe to show and to write, and what had to be changed of the one that was sent. */
export interface CleanFilename {
  filename: string;
  change?: string;
}

/**
 * Cleans an uploaded file's name: no folders, no control or direction-changing characters, not too long,
 * never empty. `position` counts the files of the upload from 1 and names the nameless.
 */
export function cleanFilename(sent: string | undefined, position: number): CleanFilename {
  const base = (sent ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // Cc: control; Cf: format characters such as the right-to-left override, which can hide an ending.
  const printable = base.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  const named = /^\.*$/.test(printable) ? `document-${position}.pdf` : printable;
  const filename = shorten(named);
  if (filename === sent) return { filename };
  return { filename, change: describeChange(sent, filename) };
}

function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= MAX_FILENAME_CHARS) return name;
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  return characters.slice(0, MAX_FILENAME_CHARS - ending.length).join('') + ending;
}

function describeChange(sent: string | undefined, filename: string): string {
  if (sent === undefined || sent === '') return `A file came without a name; it is called "${filename}".`;
  const length = [...sent].length;
  if (length > MAX_FILENAME_CHARS)
    return `A file name of ${length} characters was cut to ${MAX_FILENAME_CHARS}: "${filename}".`;
  return `A file name held a folder or characters that cannot be shown; the file is called "${filename}".`;
}
