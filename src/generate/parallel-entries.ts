import { inOneLine } from '../course/one-line.ts';
import { isCodeName, isTerm } from './definitions.ts';
import type { Language } from './language.ts';
import type { ReadPassage } from './lesson-text.ts';
import { wordCount } from './words.ts';

/** An item of a list that opens with its name: "Mentor: someone who helps". */
export interface Entry {
  term: string;
  meaning: string;
}

const ENTRY =
  /^(?<term>[\p{Lu}\p{Lo}][^\s:：–—]*(?: [^:：–—]{1,40}?)?)(?:: |：|\s[–—]\s)(?<meaning>[\p{L}\d].+)$/su;
/** "GloVe (Global Vector)": what is in brackets is no part of the name. */
const ASIDE = /\s*[(（][^()（）]*[)）]$/u;
const LEAST_ENTRIES = 2;
const LEAST_SHARE = 0.5;
const LEAST_MEANING_WORDS = 4;
const MOST_MEANING_CHARS = 220;

/**
 * The items of lists whose neighbours open with a name and a colon too: slides and manuals explain what they name so,
 * without an article and a full stop. One such item alone may be a remark: "Careful: this takes long".
 */
export function parallelEntries(
  passages: readonly ReadPassage[],
  language: Language,
): ReadonlyMap<ReadPassage, Entry> {
  const found = new Map<ReadPassage, Entry>();
  for (const list of listsOf(passages)) {
    const entries = list.flatMap((item) => {
      const entry = entryOf(item, language);
      return entry === undefined ? [] : [{ item, entry }];
    });
    if (entries.length < LEAST_ENTRIES || entries.length < list.length * LEAST_SHARE) continue;
    for (const { item, entry } of entries) found.set(item, entry);
  }
  return found;
}

/** Items of one level that nothing but deeper ones stands between. */
function listsOf(passages: readonly ReadPassage[]): ReadPassage[][] {
  const lists: ReadPassage[][] = [];
  const open: (ReadPassage[] | undefined)[] = [];
  for (const passage of passages) {
    if (passage.kind !== 'list_item') {
      open.length = 0;
      continue;
    }
    open.length = Math.min(open.length, passage.depth + 1);
    const list = open[passage.depth];
    if (list !== undefined) list.push(passage);
    else {
      const begun = [passage];
      open[passage.depth] = begun;
      lists.push(begun);
    }
  }
  return lists;
}

function entryOf({ text, marks }: ReadPassage, language: Language): Entry | undefined {
  const groups = ENTRY.exec(inOneLine(text))?.groups;
  const term = (groups?.term ?? '').replace(ASIDE, '').trim();
  const meaning = groups?.meaning?.trim() ?? '';
  const isCode = isCodeName(term) || marks.some(({ kind, start }) => kind === 'code' && start === 0);
  if (isCode || !isTerm(term, language) || language.genericTitle.test(term)) return undefined;
  if (wordCount(meaning) < LEAST_MEANING_WORDS || meaning.length > MOST_MEANING_CHARS) return undefined;
  if (/[?？:：]$|https?:|\.\.\.|…|\s[–—]\s/u.test(meaning) || /^(?:the|an?) /i.test(term)) return undefined;
  return language.anaphora.test(meaning) || language.pointer.test(meaning) ? undefined : { term, meaning };
}
