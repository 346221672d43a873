import { createHash } from 'node:crypto';
import type { NumberedSentence } from './sentences.ts';
import { blanked, definitionIn, isWhole, longWordsOf, markedCode, rankByWords } from './wording.ts';

/** What a request of Lectern's shows: the lines of its source, and what is asked of it. */
export interface CourseRequest {
  /** What stands between the delimiters. */
  source: string;
  sentences: readonly NumberedSentence[];
  /** The words behind the source. */
  asked: string;
}

const SENTENCES_OF_PARAGRAPH = 3;
const MOST_POINTS = 4;
const MOST_TERMS = 4;
const OPTIONS = 4;

/** What is shown between paragraphs. */
const SHOWN: ReadonlySet<string> = new Set(['code', 'table', 'figure', 'formula']);

/** The tasks of a course, told by what their schemas have at the top. */
export const COURSE_ANSWERS: readonly {
  has: readonly string[];
  answer: (request: CourseRequest) => unknown;
}[] = [
  { has: ['paragraphs', 'check'], answer: lessonOf },
  { has: ['modules', 'lessons'], answer: outlineOf },
  { has: ['questions'], answer: questionsOf },
  { has: ['answers'], answer: lettersOf },
  { has: ['found', 'answer'], answer: foundIn },
];

interface Paragraph {
  heading: string;
  kind: string;
  text: string;
  cites: string[];
}

function lessonOf(request: CourseRequest): unknown {
  const paragraphs = paragraphsOf(request);
  const whole = request.sentences.filter(({ kind, text }) => kind === undefined && isWhole(text));
  const terms = whole
    .flatMap(({ id, text }) => {
      const found = definitionIn(text);
      return found === undefined ? [] : [{ term: found.term, definition: text, cites: [id] }];
    })
    .slice(0, MOST_TERMS);
  return {
    objectives: [...new Set(paragraphs.map(({ heading }) => heading))]
      .filter((title) => title !== '')
      .slice(0, MOST_POINTS)
      .map((title) => `Explain ${title}`),
    paragraphs,
    key_points: spread(whole, MOST_POINTS).map(({ id, text }) => ({ text, cites: [id] })),
    terms,
    check: checkOf(terms[0], whole[0]),
  };
}

function checkOf(
  term: { term: string; definition: string; cites: string[] } | undefined,
  point: NumberedSentence | undefined,
): unknown {
  if (term !== undefined)
    return { question: `What is meant by ${term.term}?`, answer: term.definition, cites: term.cites };
  const cites = point === undefined ? [] : [point.id];
  return { question: 'What does the source say first?', answer: point?.text ?? '', cites };
}

/** Three sentences each, under the headings of the source; what is shown between them is cited by the one before. */
function paragraphsOf({ source, sentences }: CourseRequest): Paragraph[] {
  const byLine = new Map(sentences.map((sentence) => [sentence.line, sentence]));
  const paragraphs: Paragraph[] = [];
  let heading = '';
  let room = 0;
  for (const line of source.split('\n')) {
    const title = /^## (.+)$/.exec(line)?.[1];
    if (title !== undefined) {
      heading = title.replace(/ \(goes on\)$/, '').replace(/^[\d.]+ /, '');
      room = 0;
    }
    const sentence = byLine.get(line.trim());
    if (sentence === undefined) continue;
    const open = paragraphs.at(-1);
    if (sentence.kind !== undefined) {
      if (!SHOWN.has(sentence.kind) || open === undefined) continue;
      // What stands behind it is said when it has been seen.
      open.cites.push(sentence.id);
      room = 0;
    } else if (open === undefined || room === 0) {
      const kind = /\bexample\b/i.test(sentence.text) ? 'example' : 'explanation';
      paragraphs.push({ heading, kind, text: markedCode(sentence.text), cites: [sentence.id] });
      heading = '';
      room = SENTENCES_OF_PARAGRAPH - 1;
    } else {
      open.text += ` ${markedCode(sentence.text)}`;
      open.cites.push(sentence.id);
      room -= 1;
    }
  }
  return paragraphs;
}

/** The titles that the parts have, and their first sentences. */
function outlineOf({ source, sentences }: CourseRequest): unknown {
  const modules: { module: string; title: string; summary: string; cites: string[] }[] = [];
  const lessons: { lesson: string; title: string }[] = [];
  const byLine = new Map(sentences.map((sentence) => [sentence.line, sentence]));
  for (const line of source.split('\n')) {
    const [, name = '', title = ''] = /^(m\d+(?:-l\d+)?) "(.*)"$/.exec(line) ?? [];
    if (name.includes('-')) lessons.push({ lesson: name, title });
    else if (name !== '') modules.push({ module: name, title, summary: '', cites: [] });
    const sentence = byLine.get(line.trim());
    const open = modules.at(-1);
    if (sentence === undefined || open === undefined || open.summary !== '' || !isWhole(sentence.text))
      continue;
    open.summary = sentence.text;
    open.cites = [sentence.id];
  }
  const description = `This course leads from ${modules[0]?.title ?? ''} to ${modules.at(-1)?.title ?? ''}.`;
  return { description, modules, lessons };
}

/** Sentences with a word left out, to be chosen among long words of other sentences. */
function questionsOf({ sentences, asked }: CourseRequest): unknown {
  const count = Number(/\b(\d+) questions?\b/.exec(asked)?.[1] ?? OPTIONS);
  const whole = sentences.filter(({ kind, text }) => kind === undefined && isWhole(text));
  const words = whole.map(({ text }) => longWordsOf(text));
  const used = new Set<string>();
  const questions = whole.flatMap(({ id, text }, index) => {
    const word = words[index]?.find((candidate) => !used.has(candidate));
    if (word === undefined) return [];
    const others = [...new Set(words.flat())]
      .filter((other) => !text.toLowerCase().includes(other) && Math.abs(other.length - word.length) <= 3)
      .filter((other) => other.endsWith('s') === word.endsWith('s') && other.slice(0, 4) !== word.slice(0, 4))
      .slice(0, OPTIONS - 1);
    if (others.length < OPTIONS - 1) return [];
    used.add(word);
    const question = `Which word completes this statement: “${blanked(text, word)}”?`;
    return [{ question, answer: word, wrong: others, cites: [id], difficulty: 'medium' }];
  });
  return { questions: spread(questions, count) };
}

/** With sentences at hand, the option that they hold; without, whichever comes of the options' own letters. */
function lettersOf({ source }: CourseRequest): unknown {
  const answers = source
    .split(/^Number (?=\d+$)/m)
    .slice(1)
    .map((block) => {
      const said = [...block.matchAll(/^Sentence: (.*)$/gm)]
        .map(([, text = '']) => text.toLowerCase())
        .join(' ');
      const options = [...block.matchAll(/^([A-Z])\) (.*)$/gm)].map(([, letter = '', text = '']) => ({
        letter,
        text,
      }));
      const held = options
        .filter(({ text }) => said.includes(text.toLowerCase()))
        .toSorted((one, other) => other.text.length - one.text.length)[0];
      const drawn = createHash('sha256')
        .update(block.replace(/^\d+\n/, ''))
        .digest()
        .readUInt32BE(0);
      const guess = options[drawn % Math.max(1, options.length)];
      return { number: Number.parseInt(block, 10), letter: (held ?? guess)?.letter ?? '-' };
    });
  return { answers };
}

/** The sentences that share most words with the question. */
function foundIn({ sentences, asked }: CourseRequest): unknown {
  const question = /question of the student: "(.*)"/.exec(asked)?.[1] ?? asked;
  const best = rankByWords(
    sentences.filter(({ kind }) => kind === undefined),
    question,
  ).slice(0, 2);
  return {
    found: best.length > 0,
    answer: best.map(({ id, text }) => ({ text, cites: [id] })),
  };
}

/** So many of a list, from its whole length. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor((index * items.length) / count)],
  ).filter((item) => item !== undefined);
}
