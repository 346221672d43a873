import { blockText } from '../course/block-text.ts';
import type { Block, BlockRange, Exercise, Heading, Page } from '../course/document.ts';
import { labelledAnswer, labelledExercise, leadingNumber, sectionKindOf } from './exercise-words.ts';
import { titleKey } from './title-key.ts';

/** A block in the order of reading, and where it stands. */
interface Placed {
  page: number;
  index: number;
  block: Block;
  heading: Heading | undefined;
}

/** An exercise or an answer while its end is not known. */
interface Open {
  number: string | undefined;
  /** The title of the highest heading above it. */
  chapter: string;
  /** From a section of its kind, which it may fill; else it ends with the next paragraph. */
  inSection: boolean;
  range: BlockRange;
  /** An answer that stands right behind its exercise. */
  answerTo?: Open;
}

interface Section {
  kind: 'exercises' | 'answers';
  level: number;
}

/**
 * Finds the questions that a book puts to its reader, and its answers to them: sections called "Exercises" and the
 * like, whose numbered items they are, and blocks that begin with "Exercise 2.3". Answers are matched by number, in
 * the chapter where numbers restart.
 */
export function findExercises(
  pages: readonly Page[],
  headings: readonly Heading[],
  furniture: Readonly<Record<number, number[]>>,
): Exercise[] {
  const exercises: Open[] = [];
  const answers: Open[] = [];
  let section: Section | undefined;
  let chapter = '';
  let open: Open | undefined;
  const begin = (list: Open[], number: string | undefined, placed: Placed, inSection: boolean): void => {
    const at = { page: placed.page, block: placed.index };
    open = { number, chapter, inSection, range: { from: at, to: { ...at, block: at.block + 1 } } };
    list.push(open);
  };
  for (const placed of blocksOf(pages, headings, furniture)) {
    const { block, heading } = placed;
    if (heading !== undefined) {
      open = undefined;
      if (section !== undefined && heading.level <= section.level) section = undefined;
      const kind = sectionKindOf(heading.title);
      if (kind !== undefined && section?.kind !== kind) section = { kind, level: heading.level };
      // Answers at the end of a book name the chapters again.
      if (heading.level === 1 || section?.kind === 'answers') chapter = chapterOf(heading, kind, chapter);
      continue;
    }
    const text = blockText(block);
    const exercise = labelledExercise(text);
    const answer = labelledAnswer(text);
    const number = section === undefined ? undefined : leadingNumber(text, block.marker);
    const isTop = (block.depth ?? 0) === 0;
    if (section?.kind === 'answers' && (number ?? exercise) !== undefined && isTop)
      begin(answers, exercise ?? number, placed, true);
    else if (answer !== undefined && (answer !== '' || open !== undefined)) {
      const before = answer === '' ? exercises.at(-1) : undefined;
      begin(answers, answer === '' ? open?.number : answer, placed, section !== undefined);
      if (before !== undefined && open !== undefined) open.answerTo = before;
    } else if (exercise !== undefined) begin(exercises, exercise, placed, section !== undefined);
    else if (section?.kind === 'exercises' && number !== undefined && isTop)
      begin(exercises, number, placed, true);
    else if (open === undefined && section !== undefined)
      begin(section.kind === 'answers' ? answers : exercises, undefined, placed, true);
    else if (open !== undefined && goesOn(open, block))
      open.range.to = { page: placed.page, block: placed.index + 1 };
    else open = undefined;
  }
  return withAnswers(dropIntroductions(exercises), answers);
}

/** The chapter that a heading begins or, among answers, names: by its title without "Chapter 3" and the like. */
function chapterOf(heading: Heading, kind: Section['kind'] | undefined, chapter: string): string {
  if (kind !== undefined) return heading.level === 1 ? '' : chapter;
  return titleKey(heading.title);
}

function* blocksOf(
  pages: readonly Page[],
  headings: readonly Heading[],
  furniture: Readonly<Record<number, number[]>>,
): Generator<Placed> {
  const byPlace = new Map<string, Heading | 'more'>();
  for (const heading of headings) {
    if (heading.blockIndex === undefined) continue;
    for (let offset = 1; offset < (heading.blockCount ?? 1); offset += 1)
      byPlace.set(`${heading.pageNumber}:${heading.blockIndex + offset}`, 'more');
    byPlace.set(`${heading.pageNumber}:${heading.blockIndex}`, heading);
  }
  for (const { pageNumber, blocks } of pages) {
    const skipped = new Set(furniture[pageNumber] ?? []);
    for (const [index, block] of blocks.entries()) {
      const heading = byPlace.get(`${pageNumber}:${index}`);
      if (skipped.has(index) || heading === 'more' || block.kind === 'footnote') continue;
      yield { page: pageNumber, index, block, heading };
    }
  }
}

/** Outside of a section of its own an exercise ends with the next paragraph. */
const goesOn = ({ inSection }: Open, { kind }: Block): boolean => inSection || kind !== 'text';

/** Words before the first numbered exercise of a section introduce it; a section without numbers is one exercise. */
const dropIntroductions = (exercises: readonly Open[]): Open[] =>
  exercises.filter(({ number, inSection, chapter }, index) => {
    const next = exercises[index + 1];
    return number !== undefined || !inSection || next?.number === undefined || next.chapter !== chapter;
  });

/** Gives each exercise the answer right behind it, else the one with its number: that of its chapter, or the only one. */
function withAnswers(exercises: readonly Open[], answers: readonly Open[]): Exercise[] {
  const byNumber = Map.groupBy(answers, ({ number }) => number ?? '');
  const counts = Map.groupBy(exercises, ({ number }) => number ?? '');
  const alike = Map.groupBy(exercises, ({ number, chapter }) => `${number}\n${chapter}`);
  const own = new Map(
    answers.flatMap((answer) => (answer.answerTo === undefined ? [] : [[answer.answerTo, answer] as const])),
  );
  return exercises.map((open) => {
    const { number, chapter, range } = open;
    const exercise: Exercise = { ...range };
    if (number !== undefined) exercise.number = number;
    const rivals = counts.get(number ?? '') ?? [];
    const candidates = (byNumber.get(number ?? '') ?? []).filter((answer) => answer.answerTo === undefined);
    const inChapter = candidates.filter((answer) => sameChapter(answer.chapter, chapter));
    const isAlone = alike.get(`${number}\n${chapter}`)?.length === 1;
    const isOnly = candidates.length === 1 && rivals.length === 1;
    const named = inChapter.length === 1 && isAlone ? inChapter[0] : isOnly ? candidates[0] : undefined;
    const answer = own.get(open) ?? named;
    if (answer !== undefined) exercise.answer = answer.range;
    return exercise;
  });
}

/** "Chapter 2" among the answers stands for "Chapter 2 Vectors" and "2 Vectors". */
function sameChapter(named: string, chapter: string): boolean {
  if (named === '' || chapter === '') return named === chapter;
  if (named === chapter) return true;
  const bare = (title: string): string => title.replace(/^\D*(?=\d)/u, '');
  const [short, long] = [bare(named), bare(chapter)];
  return /^\d+$/.test(short) && long.startsWith(short) && !/^\d/.test(long.slice(short.length));
}
