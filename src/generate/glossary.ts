import type { Citation, GlossaryEntry } from '../course/course.ts';
import { acronymsIn } from './acronyms.ts';
import { findUses, type LessonWordList } from './course-words.ts';
import { isCodeName } from './definitions.ts';
import { type Language, languageOf } from './language.ts';
import type { LessonMaterial } from './lesson-material.ts';
import { isMadeUp } from './made-up.ts';
import { definitionOf } from './pool-index.ts';

/** Names that stand for any name, as writers of examples take them. */
const PLACEHOLDER =
  /^(?:foo|bar|baz|qux|quux|foobar|lorem|ipsum|untitled|unnamed|your[-_. ].*|my[-_].*|(?:file|filename|example|sample|test|name|myfile|input|output)\d*\.\w{1,5}|example\.(?:com|org|net))$/i;
/** "hello_1.0-2.tar.gz" is one file of an example, not a kind of file. */
const NUMBERED_FILE = /^\S*\d\S*\.\p{L}[\p{L}\d]{0,9}$/u;
/** "Figure 3", "Listing 2.1", "Step 4", "Week 2": a word and the number of a part. */
const NUMBERED = /^\p{Lu}\p{L}{2,}\.? \(?\d+(?:[.-]\d+)*\)?[a-z]?$/u;
/** Labels of notes and of blocks that are set apart. */
const LABEL =
  /^(?:note|notes|tip|hint|caution|warning|important|remark|remarks|definition|theorem|lemma|proof|proposition|corollary|exercise|exercises|problem|solution|answer|question|questions|figure|table|listing|algorithm|equation|summary|example|examples)$/i;

/** Whether a term is worth an entry: no placeholder, no number, no label, no name of a figure. */
export function isGlossaryTerm(term: string, language: Language): boolean {
  const letters = term.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0 || (letters === 1 && !/\p{Lo}/u.test(term))) return false;
  // "The variable t" is one of a single function or formula.
  if (/\s\S$/u.test(term)) return false;
  // "watch -x1" is a name and what stood beside it.
  if (/\s-\S+$/u.test(term)) return false;
  if (PLACEHOLDER.test(term) || NUMBERED_FILE.test(term)) return false;
  if (isCodeName(term) && isMadeUp(term)) return false;
  if (NUMBERED.test(term) || LABEL.test(term)) return false;
  return isCodeName(term) || !(language.genericTitle.test(term) || language.example.test(term));
}

interface Candidate {
  term: string;
  expansion: string | null;
  definition: string;
  citation: Citation;
  lesson: string;
  /** How surely the sentence defines it. */
  strength: number;
}

/** A sentence that spells an acronym out need not say what it is; it more often does where it begins so. */
const STRENGTH_OF_SPELLING = 0;
const STRENGTH_OF_OPENING = 0.5;
const OPENING_CHARS = 6;
const WHOLE_SENTENCE = /[.!?。！？।]["'”’»)]*$/u;

/**
 * Gathers the terms of a course: each once, with the sentence that defines it best, the first among equals.
 *
 * In: `lessons` and `words` in the order of the course.
 * Out: sorted as the course's language sorts.
 */
export function buildGlossary(
  lessons: readonly LessonMaterial[],
  words: readonly LessonWordList[],
  tag: string,
): GlossaryEntry[] {
  const language = languageOf(tag);
  const long = expansionsOf(lessons);
  const best = new Map<string, Candidate>();
  for (const candidate of candidatesOf(lessons, long, language)) {
    const key = keyOfTerm(candidate.term);
    const known = best.get(key);
    if (known === undefined || known.strength < candidate.strength) best.set(key, candidate);
  }
  const found = [...best.values()];
  const uses = findUses(
    found.map(({ term }) => term),
    words,
  );
  const compare = collatorOf(tag).compare;
  return found
    .map(
      ({ term, expansion, definition, citation, lesson }, index): GlossaryEntry => ({
        term,
        expansion,
        definition,
        citation,
        lesson,
        used_in: (uses[index] ?? []).filter((key) => key !== lesson),
      }),
    )
    .sort((left, right) => compare(left.term, right.term) || (left.term < right.term ? -1 : 1));
}

/** "Local variables" and "local variable" are one term; "IT" and "it" would be two. */
const keyOfTerm = (term: string): string =>
  /^[\p{Lu}\p{N}&-]+$/u.test(term)
    ? term
    : term
        .toLowerCase()
        .replace(/(?<=[^s])s$/, '')
        .replace(/[-\s]+/g, ' ');

/** What each acronym stands for, as the course first spells it out. */
function expansionsOf(lessons: readonly LessonMaterial[]): Map<string, string> {
  const long = new Map<string, string>();
  for (const { acronyms } of lessons)
    for (const acronym of acronyms) if (!long.has(acronym.short)) long.set(acronym.short, acronym.long);
  return long;
}

function* candidatesOf(
  lessons: readonly LessonMaterial[],
  long: ReadonlyMap<string, string>,
  language: Language,
): Generator<Candidate> {
  for (const { key, terms, acronyms } of lessons) {
    for (const { term, definition, citation } of terms) {
      if (!isGlossaryTerm(term, language)) continue;
      const strength = definitionOf(term, definition, language)?.strength ?? 1;
      // "Debian Developer (DD)" is found under its short form, as the text will use it.
      const [spelt] = acronymsIn(term);
      const short = spelt?.short ?? term;
      const expansion = spelt?.long ?? long.get(term) ?? null;
      yield { term: short, expansion, definition, citation, lesson: key, strength };
    }
    for (const { short, long: expansion, citation } of acronyms)
      if (citation !== null && WHOLE_SENTENCE.test(citation.quote) && isGlossaryTerm(short, language)) {
        const at = citation.quote.indexOf(expansion);
        const isOpening = at >= 0 && at <= OPENING_CHARS;
        const strength = isOpening ? STRENGTH_OF_OPENING : STRENGTH_OF_SPELLING;
        yield { term: short, expansion, definition: citation.quote, citation, lesson: key, strength };
      }
  }
}

/** Sorts by the rules of a language; by those of the system's default for a tag that is none. */
function collatorOf(tag: string): Intl.Collator {
  try {
    return new Intl.Collator(tag === 'und' ? 'en' : tag, { numeric: true });
  } catch {
    return new Intl.Collator('en', { numeric: true });
  }
}
