import type { CourseAnswer } from '../course/course-answer.ts';
import type { Span } from '../course/plan.ts';
import { CitationList } from './citations.ts';
import { type Language, languageOf } from './language.ts';
import { type PlacedSentence, readLesson } from './lesson-text.ts';
import type { LessonSource } from './passages.ts';
import { standsAlone } from './sentences.ts';
import { contentStems, jaccard } from './words.ts';

const MOST_SENTENCES = 4;
/** A sentence that holds less of what is asked for than this share of the best one answers something else. */
const LEAST_OF_BEST = 0.6;
/** The best one must hold this share of what is asked for. */
const LEAST_HELD = 0.5;
/** A question of whose words more than this share is nowhere in the passages is about something else. */
const MOST_ABSENT = 0.4;
/** Two sentences that share more of their words say the same. */
const MOST_SHARED = 0.6;
/** To say what something is answers more than to mention it. */
const DEFINES = 0.35;
const WORDS = { least: 4, most: 60 };

/** How a question asks, not what for: in the languages of `languages/`. */
const ASKING =
  /^(?:explain|describe|define|definition|mean|meaning|difference|differ|between|example|tell|say|work|purpose|reason|happen|erkläre?|beschreibe|definiere|bedeutet?|bedeutung|unterschied|beispiel|funktioniert|explique[rz]?|explica[r]?|décri(?:s|vez|re)|définir|définition|signifie|différence|exemple|define|definir|definición|significa|diferencia|ejemplo|spiega|descrivi|differenza|esempio|explique|descreva|diferença|exemplo|объясни(?:те)?|опиши(?:те)?|означает|разница|пример|اشرح|عرف|معنى|الفرق|مثال|समझाइए|समझाओ|बताइए|बताओ|अर्थ|मतलब|अंतर|उदाहरण|解释|解釋|说明|說明|定义|定義|意思|区别|區別|例子|説明|意味|違い|例)$/u;

interface Candidate extends PlacedSentence {
  language: Language;
  words: ReadonlySet<string>;
  /** Its place among all candidates. */
  order: number;
}

/**
 * Answers a question with sentences of the source, word for word.
 *
 * In: `places`, what a search has found, the best first; `sources` with at least the pages of these.
 * Out: the sentences that hold most of what is asked for, the best first; none when the passages are about something
 * else.
 */
export function answerQuestion(
  question: string,
  places: readonly { documentId: number; page: number }[],
  sources: readonly LessonSource[],
): Pick<CourseAnswer, 'answer' | 'found'> {
  const candidates = listCandidates(places, sources);
  const asked = stemsAsked(question, candidates[0]?.language ?? languageOf('und'));
  const weights = weigh(asked, candidates);
  const absent = asked.size - weights.size;
  if (weights.size === 0 || absent > asked.size * MOST_ABSENT) return { answer: [], found: false };
  const ranked = candidates
    .map((candidate) => ({ candidate, held: heldBy(candidate, weights) }))
    .filter(({ held }) => held >= LEAST_HELD)
    .map(({ candidate, held }) => ({ candidate, score: held + (defines(candidate, asked) ? DEFINES : 0) }))
    .sort((one, other) => other.score - one.score || one.candidate.order - other.candidate.order);
  const answer = cite(choose(ranked));
  return { answer, found: answer.length > 0 };
}

/** The sentences of the pages that can be read alone. */
function listCandidates(
  places: readonly { documentId: number; page: number }[],
  sources: readonly LessonSource[],
): Candidate[] {
  const seen = new Set<string>();
  return places
    .flatMap(({ documentId, page }) => {
      const source = sources.find((one) => one.documentId === documentId);
      const place = `${documentId} ${page}`;
      if (source === undefined || seen.has(place)) return [];
      seen.add(place);
      const span: Span = {
        document_id: documentId,
        from: { page, block: 0 },
        to: { page: page + 1, block: 0 },
      };
      const { placed, language } = readLesson({ key: place, title: '', spans: [span], words: 0 }, [source]);
      return placed
        .filter(({ sentence }) => standsAlone(sentence.text, language, WORDS))
        .map((one) => ({ ...one, language, words: new Set(one.stems), order: 0 }));
    })
    .map((candidate, order) => ({ ...candidate, order }));
}

/** What is asked for; where a question is made of asking words alone, these. */
function stemsAsked(question: string, language: Language): Set<string> {
  const stems = new Set(contentStems(question, language));
  const subject = new Set([...stems].filter((stem) => !ASKING.test(stem)));
  return subject.size > 0 ? subject : stems;
}

/** How much each of these words tells among the candidates; without those that none of them has. */
function weigh(asked: ReadonlySet<string>, candidates: readonly Candidate[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const stem of asked) {
    const holding = candidates.filter(({ words }) => words.has(stem)).length;
    if (holding > 0) weights.set(stem, Math.log(1 + (candidates.length + 1) / holding));
  }
  return weights;
}

function heldBy({ words }: Candidate, weights: ReadonlyMap<string, number>): number {
  let held = 0;
  let all = 0;
  for (const [stem, weight] of weights) {
    all += weight;
    if (words.has(stem)) held += weight;
  }
  return held / all;
}

/** Whether a sentence says what something is that the question names. */
function defines({ sentence, language }: Candidate, asked: ReadonlySet<string>): boolean {
  return language.definitions.some(({ pattern }) => {
    const term = pattern.exec(sentence.text)?.groups?.term;
    if (term === undefined) return false;
    const stems = contentStems(term, language);
    return stems.length > 0 && stems.every((stem) => asked.has(stem));
  });
}

function choose(ranked: readonly { candidate: Candidate; score: number }[]): Candidate[] {
  const least = (ranked[0]?.score ?? 0) * LEAST_OF_BEST;
  const chosen: Candidate[] = [];
  for (const { candidate, score } of ranked) {
    if (chosen.length >= MOST_SENTENCES || score < least) break;
    if (!chosen.some(({ words }) => jaccard(words, candidate.words) > MOST_SHARED)) chosen.push(candidate);
  }
  return chosen;
}

function cite(chosen: readonly Candidate[]): CourseAnswer['answer'] {
  const citations = new CitationList();
  return chosen.flatMap(({ passage, sentence }) => {
    const id = citations.sentence(passage, sentence);
    const citation = citations.all.find((one) => one.id === id);
    return citation === undefined ? [] : [{ text: sentence.text, citations: [citation] }];
  });
}
