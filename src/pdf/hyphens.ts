import type { Line, Page } from '../course/document.ts';
import { endsInPath, goesOnInPath } from './paths.ts';
import { unwrapLines } from './wrapped-code.ts';

/** Prefixes that are written with a hyphen; a break after them is the word's own hyphen. */
const COMPOUND_PREFIX = /^(?:self|non|well|half|quasi|pseudo|ex|e)$/i;
// "Ein- und Ausgabe", "two- or threefold": the hyphen stands for a part that comes later.
const CONJUNCTION = /^(?:und|oder|bzw|sowie|bis|and|or|to|et|ou|y|e|o|u|en|of|och|eller|og|и|или)[.,;:]?$/i;
const BREAK = /^(.*\p{Ll})[-\u2010]$/u;
// In an address a hyphen after a slash or a dot is put there by the break.
const ADDRESS_BREAK = /^(.*\S[/.=_?&])[-\u2010]$/u;
const OWN_HYPHEN = /[\p{L}\p{N}][\p{Lu}\p{N}][-\u2010]$/u;

/** Small words inside compounds: "up-to-date", "state-of-the-art", "out-of-date", "vis-à-vis". */
const LINKING =
  /^(?:to|of|the|in|on|by|and|or|for|at|as|a|an|out|up|off|de|du|des|del|la|le|les|en|sur|à|por|para|y|und|zu|mit|na|во|на|по)$/iu;
const PART = /[/._@:]/u;

const OPEN_ADDRESS = /(?:https?:\/{0,2}|(?:https?:\/\/|www\.)\S*[/.=?&_])$/u;
// A word after "https://example.org/" is no part of it.
const ADDRESS_REST = /^(?:\/\/?\w|[\w~%-]+[./_=?&%#]\w|\w*[a-z][A-Z]\w*)/u;

const ADDRESS_TO_DOT = /^\p{P}{0,3}https?:\/\/.*[\p{L}\p{N}]\.$/u;

const lastToken = (text: string): string => text.slice(text.lastIndexOf(' ') + 1);

/** Whether an address goes on in the next line. */
const breaksAddress = (line: Line, next: Line): boolean =>
  (OPEN_ADDRESS.test(line.text) && ADDRESS_REST.test(next.text)) ||
  (ADDRESS_TO_DOT.test(lastToken(line.text)) && /^\p{Ll}{2,}(?:[/.,;:)]|$)/u.test(next.text));

/** "600–" and "750 MB" are one range. */
const breaksRange = (line: Line, next: Line): boolean => /\d–$/u.test(line.text) && /^\d/u.test(next.text);

/** Whether a line ends in code and the next one begins with it. */
const areCode = (line: Line, next: Line): boolean =>
  line.marks?.some(({ kind, to }) => kind === 'code' && to === line.edgesPt.length / 2) === true &&
  next.marks?.some(({ kind, from }) => kind === 'code' && from === 0) === true;

const OPEN_NAME = /\w_$|\{[\w.,*-]*,$/u;

/** Whether a name goes on in the next line that cannot end so: "R_ENVIRON_" and "USER", "{gz,bz2," and "xz}". */
const breaksName = (line: Line, next: Line): boolean =>
  OPEN_NAME.test(lastToken(line.text)) && /^[\w*-]/u.test(next.text);

/** Whether a path or the name of a host, set as code, goes on in the next line: "/usr/share/" and "doc". */
function breaksPath(line: Line, next: Line): boolean {
  if (!areCode(line, next)) return false;
  const last = lastToken(line.text);
  const isOpen = endsInPath(last) || (last.endsWith('.') && /[/@]|^\.|\p{L}\.\p{L}/u.test(last.slice(0, -1)));
  const isHost = /^[\p{L}\d-]+\.$/u.test(last) && /^\p{Ll}[\p{Ll}\d-]*\.\p{Ll}/u.test(next.text);
  const isAbove = /^\W?\.{1,2}$/u.test(last) && /^\/[\p{L}\p{N}]/u.test(next.text);
  return (isOpen && goesOnInPath(next.text)) || isHost || isAbove;
}

/**
 * Settles the hyphens at line ends: those that only break a word go, those of a compound stay in the text.
 *
 * In: pages whose lines carry `joinsNext` without the hyphen where PDFium holds it for a break.
 * Out: the same pages, changed in place: it is the last step of reading them.
 */
export function settleHyphens(pages: readonly Page[]): void {
  const broken: { line: Line; next: Line }[] = [];
  const openNames: { line: Line; next: Line }[] = [];
  for (const page of pages) {
    for (const block of page.blocks) {
      block.lines.forEach((line, index) => {
        const next = block.lines[index + 1];
        if (next !== undefined && block.kind !== 'code' && markBreak(line, next)) broken.push({ line, next });
        else if (line.joinsNext && next === undefined) restoreHyphen(line);
        else if (
          next !== undefined &&
          block.kind !== 'code' &&
          (breaksAddress(line, next) ||
            breaksPath(line, next) ||
            breaksName(line, next) ||
            breaksRange(line, next))
        )
          line.joinsNext = true;
        else if (next !== undefined && block.kind !== 'code' && mayBreakFileName(line, next))
          openNames.push({ line, next });
      });
      if (block.kind !== 'code') continue;
      for (const line of block.lines) if (line.joinsNext) restoreHyphen(line);
      unwrapLines(block.lines);
    }
  }
  const words = broken.length + openNames.length > 0 ? vocabularyOf(pages) : new Set<string>();
  for (const { line, next } of broken) {
    if (leavesPartOut(line, next, words)) restoreHyphen(line);
    else if (isCompound(line, next, words)) line.text += '-';
  }
  for (const { line, next } of openNames) if (isKnownName(line, next, words)) line.joinsNext = true;
}

/** Whether "sources." and "list" may be one name, and not the end of one sentence and the start of another. */
const mayBreakFileName = (line: Line, next: Line): boolean =>
  /[\p{L}\p{N}]\.$/u.test(line.text) && /^[\p{L}\p{N}]/u.test(next.text) && areCode(line, next);

/** Names of files are told again elsewhere, or have more than one ending. */
function isKnownName(line: Line, next: Line, words: ReadonlySet<string>): boolean {
  const tail = next.text.split(' ', 1)[0] ?? '';
  return words.has(plain(lastToken(line.text) + tail)) || /^\p{Ll}{2,4}\.\p{Ll}{1,4}\d?\W*$/u.test(tail);
}

function vocabularyOf(pages: readonly Page[]): Set<string> {
  const words = new Set<string>();
  for (const page of pages) {
    for (const block of page.blocks) {
      if (block.kind === 'code') continue;
      for (const line of block.lines)
        for (const word of line.text.split(' ')) {
          words.add(word);
          if (word.includes('/')) for (const part of word.split('/')) words.add(part);
        }
    }
  }
  return new Set([...words].map(plain));
}

/** A word as it is compared, without the signs around it and the section of a manual behind it, as in "dpkg(1),". */
const plain = (word: string): string =>
  word
    .replace(MANUAL_SECTION, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .toLowerCase();

const MANUAL_SECTION = /\(\d\p{Ll}{0,4}\)[^\p{L}\p{N}]*$/u;

/** PDFium leaves some hyphens; true when the line breaks a word, which it then no longer ends in a hyphen. */
function markBreak(line: Line, next: Line): boolean {
  if (line.joinsNext) return true;
  const head = /^\p{Ll}/u.test(next.text) ? BREAK.exec(line.text)?.[1] : undefined;
  const address = /^[\p{L}\p{N}]/u.test(next.text) ? ADDRESS_BREAK.exec(line.text)?.[1] : undefined;
  line.text = head ?? address ?? line.text;
  if (head !== undefined || address !== undefined || OWN_HYPHEN.test(line.text)) line.joinsNext = true;
  return head !== undefined;
}

function restoreHyphen(line: Line): void {
  line.text += '-';
  delete line.joinsNext;
}

function leavesPartOut(line: Line, next: Line, words: ReadonlySet<string>): boolean {
  const second = next.text.split(' ', 1)[0] ?? '';
  if (!CONJUNCTION.test(second)) return false;
  const head = plain(lastToken(line.text));
  return head.length > 1 && !words.has(head + plain(second));
}

function isCompound(line: Line, next: Line, words: ReadonlySet<string>): boolean {
  const head = plain(lastToken(line.text));
  const tail = plain(next.text.split(' ', 1)[0] ?? '');
  if (/[\p{Lu}\p{N}]$/u.test(line.text) || /^[\p{Lu}\p{N}]/u.test(next.text)) {
    // "binN-MUs", where the document says "binNMUs" as well.
    const isInside = /\p{Ll}\p{Lu}+$/u.test(line.text) && words.has(head + tail);
    return !isInside && !isBrokenCapital(line, next, words);
  }
  const lastPart = head.slice(head.lastIndexOf('-') + 1);
  if (words.has(head + tail)) return false;
  if (words.has(`${head}-${tail}`) || COMPOUND_PREFIX.test(lastPart)) return true;
  // "netboot/debian-installer", where the document says "debian-installer".
  const [end = '', start = ''] = [head.split(PART).at(-1), tail.split(PART)[0]];
  if ((end !== head || start !== tail) && words.has(`${end}-${start}`) && !words.has(end + start))
    return true;
  if (isName(lastToken(line.text)) && !words.has(end + start)) return true;
  // Code is not hyphenated: the hyphen is part of a name or option, which the document would not write without.
  if (areCode(line, next)) return true;
  return isInCompound(lastPart, head.length > lastPart.length, tail, words);
}

/** Whether a word is the option of a command, a path or a name with an underscore; they are not hyphenated either. */
const isName = (word: string): boolean =>
  /^\W?--?\p{L}|\w_\w/u.test(word) ||
  (/[\p{L}\p{N}]\/[\p{L}\p{N}]/u.test(word) && !/:\/\/|^www\./u.test(word));

/** Whether the hyphen is one of several in a word: "up-to-date", "debian-l10n-spanish". */
function isInCompound(
  lastPart: string,
  hasHyphen: boolean,
  tail: string,
  words: ReadonlySet<string>,
): boolean {
  const [firstPart = ''] = tail.split('-', 1);
  if (words.has(lastPart + firstPart)) return false;
  if (firstPart !== tail && LINKING.test(firstPart)) return true;
  if (!hasHyphen) return false;
  if (LINKING.test(lastPart) || /\p{N}/u.test(lastPart)) return true;
  return lastPart.length > 1 && words.has(lastPart) && words.has(firstPart);
}

/** "FEA-TURE", where the document says FEATURE or feature as well. */
function isBrokenCapital(line: Line, next: Line, words: ReadonlySet<string>): boolean {
  const head = /\p{Lu}{2,}$/u.exec(line.text)?.[0];
  const tail = /^\p{Lu}+(?!\p{L})/u.exec(next.text)?.[0];
  return head !== undefined && tail !== undefined && words.has((head + tail).toLowerCase());
}
