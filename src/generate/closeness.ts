import type { DistractorKey } from './distractors.ts';
import { type Genus, genusOf } from './genus.ts';
import type { QuizSource } from './lesson-source.ts';
import { isMadeUp } from './made-up.ts';
import type { IndexedTerm } from './pool-index.ts';
import { firstWordOf, hasSeveralWords } from './segments.ts';
import { isPhrase } from './term-kind.ts';
import { moduleOf } from './term-pool.ts';

/** Nouns that name much the same sort of thing. */
const PROGRAMS: ReadonlySet<string> = new Set([
  'command',
  'commands',
  'program',
  'script',
  'tool',
  'utility',
]);
const HEAD = /[\p{L}\p{N}-]+$/u;
const WORD_ENDS = /[ -]/;

const sortGroup = (sort: string): string => (PROGRAMS.has(sort) ? 'command' : sort.replace(/s$/, ''));

/** How a path is written: to a device, from the root or a directory, to a directory, or with an ending. */
const pathShape = (path: string): string =>
  `${/^(?:\/dev\/|[/.]|[^/.]+(?=\/))?/.exec(path)?.[0].toLowerCase() ?? ''}${path.endsWith('/') ? '/' : ''}${/\.\w{1,5}$/.test(path) ? '.' : ''}`;

/** How a name is built: the sign it opens with, its case, and whether it ends as files do. */
const spelling = (name: string): string =>
  `${/^(?:--?|[$.@%~/])/.exec(name)?.[0] ?? ''}${caseOf(name)}${/\.\p{Lu}/u.test(name) ? '.' : ''}${/\.\w{2,4}$/.test(name) ? 'e' : ''}`;

/** "UEFI", "DocBook" and "ttyUSB0" name things of three sorts; in a call, only the name tells. */
function caseOf(name: string): string {
  const letters = name.replace(/\(.*$/, '').replace(/[^\p{L}]+/gu, '');
  if (!/\p{Lu}/u.test(letters)) return '';
  if (!/\p{Ll}/u.test(letters)) return 'A';
  return /^\p{Lu}/u.test(letters) ? 'Aa' : 'aA';
}

/** Parts of a code name that it shares with its family, as "dh" of "dh_make". */
const partsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length > 1);

const isBareNoun = ({ term, definition }: IndexedTerm): boolean =>
  definition === undefined && !hasSeveralWords(term);

function genusOfKey({ text }: DistractorKey, { index, language }: QuizSource): Genus {
  const terms = index.byFirstWord.get(firstWordOf(text.toLowerCase()));
  const known = terms?.find(({ term }) => term === text);
  return genusOf(text, known?.definition?.meaning, language.tag);
}

/** What of a term is set beside that of a key. */
interface Look {
  genus: Genus;
  isMadeUp: boolean;
  spelling: string;
  parts: readonly string[];
  /** Its words in lower case, and the last of them. */
  words: readonly string[];
  head: string | undefined;
  hasSeveralWords: boolean;
  group: string | undefined;
}

const looks = new WeakMap<IndexedTerm, Look>();

/** A term stands beside many keys. */
function lookOf(indexed: IndexedTerm, tag: string): Look {
  const known = looks.get(indexed);
  if (known !== undefined) return known;
  const { term, definition, sort } = indexed;
  const lowered = term.toLowerCase();
  const look = {
    genus: genusOf(term, definition?.meaning, tag),
    isMadeUp: isMadeUp(term),
    spelling: spelling(term),
    parts: partsOf(term),
    words: lowered.split(WORD_ENDS),
    head: HEAD.exec(lowered)?.[0],
    hasSeveralWords: hasSeveralWords(lowered),
    group: sort === undefined ? undefined : sortGroup(sort),
  };
  looks.set(indexed, look);
  return look;
}

/**
 * How well a term stands beside the key as a wrong option, beyond its length and place.
 *
 * Out: undefined for one that does not: of another sort, of another chapter with nothing in common, or made up.
 */
export function closenessTo(
  key: DistractorKey,
  source: QuizSource,
): (term: IndexedTerm) => number | undefined {
  const module = moduleOf(source.lesson.key);
  const words = new Set(key.text.toLowerCase().split(WORD_ENDS));
  const parts = new Set(partsOf(key.text));
  const head = HEAD.exec(key.text.toLowerCase())?.[0];
  const isBareKey =
    !hasSeveralWords(key.text) &&
    source.index.byFirstWord.get(key.text.toLowerCase())?.every(isBareNoun) === true;
  const isDefinedKey =
    source.index.byFirstWord
      .get(firstWordOf(key.text.toLowerCase()))
      ?.some(
        ({ term, definition }) => definition !== undefined && term.toLowerCase() === key.text.toLowerCase(),
      ) === true;
  const group = key.sort === undefined ? undefined : sortGroup(key.sort);
  const { tag } = source.language;
  const genus = genusOfKey(key, source);
  const ownSpelling = spelling(key.text);
  return (term) => {
    const look = lookOf(term, tag);
    if (look.isMadeUp || look.genus !== genus) return undefined;
    if (key.kind === 'path' && pathShape(term.term) !== pathShape(key.text)) return undefined;
    if (!isPhrase(key.kind)) {
      const isAlike = look.spelling === ownSpelling;
      // ".po" is no file beside "README": what is written otherwise is of another sort, whatever it is called.
      if (group !== undefined && group === look.group)
        return isAlike ? 0.8 : key.kind === 'code' && /^[.$-]/.test(key.text + term.term) ? undefined : 0.4;
      if (!isAlike || (group !== undefined && look.group !== undefined)) return undefined;
      // The spelling of a plain code name does not tell a command from a package: its family does.
      const isFamily = look.parts.some((part) => parts.has(part));
      if (key.kind === 'code' && group !== look.group && !isFamily) return undefined;
      // Of two plain code names that nothing is known of, one may be a command and the other a device.
      const isHere = term.lesson === source.lesson.key || source.isOnPages(term.term);
      const isKnown = isFamily || (key.isSubject === true && isHere);
      if (key.kind === 'code' && group === undefined && !isKnown) return undefined;
      // "HOWTO" is no protocol: an acronym that is told of stands better beside one that is.
      const isTold = key.kind === 'acronym' && term.definition !== undefined;
      return isFamily || isTold ? 0.3 : 0;
    }
    // Where nouns have a gender, the article before the blank would tell.
    const isTold = key.sort !== undefined && term.sort !== undefined;
    if (key.sort !== term.sort && (isTold || source.language.capitalNouns === true)) return undefined;
    // A plain noun says too little to stand beside a term of several words, or beside a defined one.
    if (isBareNoun(term) && !(isBareKey && source.isOnPages(term.term))) return undefined;
    if (look.head === head) return 0.6;
    if (look.words.some((word) => words.has(word))) return 0.4;
    // Nothing but their place in the text speaks for phrases without a word in common: both must be defined.
    if (!isBareKey && (term.definition === undefined || !isDefinedKey)) return undefined;
    // "debian-installer" is a name, whatever its spelling; a phrase beside it is of another sort.
    if (!hasSeveralWords(key.text) && look.hasSeveralWords && term.definition === undefined) return undefined;
    const isNear = term.module === module || source.isOnPages(term.term);
    return isNear ? 0 : undefined;
  };
}
