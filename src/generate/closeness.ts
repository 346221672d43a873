import type { DistractorKey } from './distractors.ts';
import type { QuizSource } from './lesson-source.ts';
import { isMadeUp } from './made-up.ts';
import type { IndexedTerm } from './pool-index.ts';
import { hasSeveralWords } from './segments.ts';
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

const sortGroup = (sort: string): string => (PROGRAMS.has(sort) ? 'command' : sort.replace(/s$/, ''));

/** How a path is written: from the root, a directory, or with an ending. */
const pathShape = (path: string): string =>
  `${/^[/.]?/.exec(path)?.[0] ?? ''}${path.endsWith('/') ? '/' : ''}${/\.\w{1,5}$/.test(path) ? '.' : ''}`;

/** A name with a point in it, or with capitals, is of another sort than one without. */
const spelling = (name: string): string =>
  `${/\p{Lu}/u.test(name) ? 'A' : ''}${/^[$-]/.exec(name)?.[0] ?? ''}${/\.\p{Lu}/u.test(name) ? '.' : ''}${/\.\w{2,4}$/.test(name) ? 'e' : ''}`;

const isBareNoun = ({ term, definition }: IndexedTerm): boolean =>
  definition === undefined && !hasSeveralWords(term);

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
  const words = new Set(key.text.toLowerCase().split(' '));
  const head = HEAD.exec(key.text.toLowerCase())?.[0];
  const isBareKey =
    !hasSeveralWords(key.text) &&
    source.index.byFirstWord.get(key.text.toLowerCase())?.every(isBareNoun) === true;
  const group = key.sort === undefined ? undefined : sortGroup(key.sort);
  return (term) => {
    if (isMadeUp(term.term)) return undefined;
    if (key.kind === 'path' && pathShape(term.term) !== pathShape(key.text)) return undefined;
    if (!isPhrase(key.kind)) {
      const other = term.sort === undefined ? undefined : sortGroup(term.sort);
      if (group !== undefined && group === other) return 0.8;
      if (group !== undefined && other !== undefined) return undefined;
      return spelling(term.term) === spelling(key.text) ? 0 : undefined;
    }
    // Where nouns have a gender, the article before the blank would tell.
    const isTold = key.sort !== undefined && term.sort !== undefined;
    if (key.sort !== term.sort && (isTold || source.language.capitalNouns === true)) return undefined;
    // A plain noun says too little to stand beside a term of several words, or beside a defined one.
    if (isBareNoun(term) && !(isBareKey && source.isOnPages(term.term))) return undefined;
    const lowered = term.term.toLowerCase();
    if (HEAD.exec(lowered)?.[0] === head) return 0.6;
    if (lowered.split(' ').some((word) => words.has(word))) return 0.4;
    // "debian-installer" is a name, whatever its spelling; a phrase beside it is of another sort.
    if (!hasSeveralWords(key.text) && hasSeveralWords(lowered) && term.definition === undefined)
      return undefined;
    const isNear = term.module === module || source.isOnPages(term.term);
    return isNear ? 0 : undefined;
  };
}
