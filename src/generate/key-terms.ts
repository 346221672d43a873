import type { KeyTerm } from '../course/course.ts';
import { type CitationList, partOf } from './citations.ts';
import { type Definition, definitionIn, isCodeName, labelledDefinition } from './definitions.ts';
import type { LessonText, PlacedSentence } from './lesson-text.ts';
import { lowerInText } from './lower-case.ts';
import { isMadeUp } from './made-up.ts';
import { type Entry, parallelEntries } from './parallel-entries.ts';
import { isWellEnded } from './sentences.ts';
import { statementRulesOf } from './statement-rules.ts';
import { contentStems } from './words.ts';

const MOST_TERMS = 8;
const LEAST_SCORE = 2.5;
const MOST_LENGTH = 330;

interface Candidate extends PlacedSentence {
  definition: Definition;
  score: number;
  order: number;
}

/** Finds the terms that the lesson defines, each with its defining sentence, verbatim. */
export function keyTermsOf(text: LessonText, citations: CitationList): KeyTerm[] {
  const best = new Map<string, Candidate>();
  const entries = parallelEntries(text.passages, text.language);
  const cut = cutByCode(text.passages);
  text.placed.forEach((placed, order) => {
    if (cut.has(placed.passage) && !isWellEnded(placed.sentence.text)) return;
    const definition = definitionOf(placed, text) ?? entryIn(placed, entries);
    if (definition === undefined || partOf(placed.passage, placed.sentence) === undefined) return;
    const score = scoreOf(placed, definition, text);
    const key = definition.term.toLowerCase().replace(/s$/, '');
    const known = best.get(key);
    if (score >= LEAST_SCORE && (known === undefined || known.score < score))
      best.set(key, { ...placed, definition, score, order });
  });
  return [...best.values()]
    .sort((left, right) => right.score - left.score || left.order - right.order)
    .slice(0, MOST_TERMS)
    .sort((left, right) => left.order - right.order)
    .flatMap(({ passage, sentence, definition }) => {
      const id = citations.sentence(passage, sentence);
      const term = lowerInText(definition.term, text);
      return id === undefined
        ? []
        : [{ term, definition: explanationIn(passage, sentence), citations: [id] }];
    });
}

/** Paragraphs that go on in the code below them: "this is set with". */
const cutByCode = (passages: LessonText['passages']): ReadonlySet<LessonText['passages'][number]> =>
  new Set(
    passages.filter(({ kind }, index) => {
      const next = passages[index + 1];
      return kind === 'paragraph' && (next?.kind === 'code' || next?.text.startsWith('\\') === true);
    }),
  );

/** What an item says of the name that it opens with, where the items around it do so too. */
function entryIn(
  { passage, index }: PlacedSentence,
  entries: ReadonlyMap<PlacedSentence['passage'], Entry>,
): Definition | undefined {
  const entry = index === 0 ? entries.get(passage) : undefined;
  return entry && { ...entry, lead: '', form: 'noun', isPlural: false, strength: 2.5 };
}

/** A defining sentence, without the name that its paragraph explains where that stands before it. */
function explanationIn(
  { text, termEnd = 0 }: PlacedSentence['passage'],
  sentence: PlacedSentence['sentence'],
): string {
  if (sentence.start >= termEnd || termEnd >= sentence.end) return sentence.text;
  const name = text.slice(sentence.start, termEnd);
  return sentence.text.startsWith(name) ? sentence.text.slice(name.length).trimStart() : sentence.text;
}

/** "lines(z)" over what it does is a step of an example; "passwd(5)" is a page of a manual. */
const CALL = /^[\p{L}\p{N}_.:$]+\([^)]*\p{L}[^)]*\)$/u;

function definitionOf(
  { sentence, passage, index }: PlacedSentence,
  text: LessonText,
): Definition | undefined {
  const { language } = text;
  if (sentence.text.length > MOST_LENGTH || sentence.text.endsWith('?')) return undefined;
  if (index === 0 && passage.termEnd !== undefined && sentence.start === 0) {
    const [term, meaning] = [
      passage.text.slice(0, passage.termEnd),
      passage.text.slice(passage.termEnd, sentence.end),
    ];
    const labelled = labelledDefinition(`${term}: ${meaning.trim()}`, language);
    if (labelled !== undefined && !CALL.test(labelled.term)) return { ...labelled, strength: 3 };
  }
  if (index === 0 && opensWithMark(passage)) {
    const labelled = labelledDefinition(sentence.text, language);
    if (labelled !== undefined) return { ...labelled, strength: 3 };
  }
  if (index === 0 && passage.kind === 'list_item') {
    const labelled = labelledDefinition(sentence.text, language);
    if (labelled !== undefined) return labelled;
  }
  if (!isWellEnded(sentence.text)) return undefined;
  if (language.dangling.test(sentence.text) || language.pointer.test(sentence.text)) return undefined;
  if (statementRulesOf(language.tag).unfitStart.test(sentence.text)) return undefined;
  const definition = definitionIn(sentence.text, language);
  if (definition?.form === 'noun' && JUDGING[language.tag]?.test(definition.meaning)) return undefined;
  if (
    definition === undefined ||
    isMadeUp(definition.term) ||
    /^\d+ |\p{Ll}{4,}\d{1,2} /u.test(sentence.text)
  )
    return undefined;
  // "tri is the output of ..." describes an argument of a function that is named elsewhere.
  if (definition.form === 'noun' && definition.lead === '' && /^\p{Ll}+ /u.test(sentence.text))
    return undefined;
  // What does something is a name; a plain word is one only where it is set as code.
  if (definition.form !== 'verb' || !/^\p{L}\p{Ll}*$/u.test(definition.term)) return definition;
  return isMarked(passage, sentence.start + sentence.text.indexOf(definition.term)) ? definition : undefined;
}

/** "A long name is a violation of the policy" says how something is found, not what it is. */
const JUDGING: Readonly<Record<string, RegExp>> = {
  en: /^(?:an?|the|any) (?:(?:most|more|less|very|rather|quite) )?(?:important|appropriate|primary|right|correct|wrong|best|better|good|bad|great|little|bit|lot|matter|violation|mistake|must|problem|exception|same|only)\b/iu,
  es: /^(?:una?|el|la|los|las) (?:poco|(?:buen|mal|gran)[ao]?|mejor|peor|error|problema|violación|excepción|mism[ao]|únic[ao]|diferencia|cuestión)(?!\p{L})/iu,
  fr: /^(?:une?|la|le|les) (?:peu|bon(?:ne)?|mauvaise?|meilleure?|erreur|problème|exception|même|seule?|violation|différence|question)(?!\p{L})/iu,
  de: /^(?:eine?|die|der|das) (?:gute[rs]?|schlechte[rs]?|beste|bessere[rs]?|wichtige[rs]?|wenig|bisschen|fehler|problem|ausnahme|einzige|gleiche|frage)(?!\p{L})/iu,
  pt: /^(?:uma?|o|a|os|as) (?:pouco|bo[am]|bom|má|mau|melhor|pior|erro|problema|exceção|excepção|mesm[ao]|únic[ao]|violação|diferença|questão)(?!\p{L})/iu,
  it: /^(?:una?|uno|il|la|lo|i|le) (?:po['’]|buon[ao]?|cattiv[ao]|miglior[ei]?|errore|problema|eccezione|stess[ao]|unic[ao]|violazione|differenza|questione)(?!\p{L})/iu,
};

const isMarked = (passage: PlacedSentence['passage'], at: number): boolean =>
  passage.marks.some((mark) => mark.start <= at && mark.end > at);

const opensWithMark = (passage: PlacedSentence['passage']): boolean =>
  passage.marks.some((mark) => mark.start === 0 && mark.end < passage.text.length * 0.6);

/** How often a term's words must stand in the lesson to speak for it as much as they can. */
const OFTEN = 4;

/** How often the lesson has a stem, up to `OFTEN`: few are asked for, and most are found soon. */
function timesOf(stem: string, { placed }: LessonText): number {
  let times = 0;
  for (const { stems } of placed) {
    for (const other of stems) if (other === stem) times += 1;
    if (times >= OFTEN) return OFTEN;
  }
  return times;
}

/** How surely this defines something that the lesson is about. */
function scoreOf(
  { sentence, passage }: PlacedSentence,
  { term, lead, form, strength, isPlural }: Definition,
  text: LessonText,
): number {
  let score = strength;
  const at = sentence.start + sentence.text.indexOf(term);
  if (isMarked(passage, at)) score += 1.5;
  if (isCodeName(term)) score += 0.5;
  if (/^(?:an?|eine?|une?|una?)$/.test(lead)) score += 1;
  if (/^(?:the|der|die|das|les?|la|el|los|las)$/.test(lead) && form === 'noun') score -= 0.75;
  const stems = contentStems(term, text.language);
  const times = Math.min(...stems.map((stem) => timesOf(stem, text)));
  score += stems.length === 0 ? -1 : (times - 1) * 0.4;
  if (/^\p{Lu}[\p{Lu}\d]+$/u.test(term) || /^\p{Lu}.* \p{Lu}/u.test(term)) score += 0.5;
  if (stems.length > 1) score += 0.3;
  if (isPlural && lead === '') score += 0.3;
  return score;
}
