import { withoutNumber } from './title-key.ts';

const EXERCISE_TITLE =
  /^(?:(?:review|practice|self[- ]test|study|discussion|chapter|further|additional|more|end[- ]of[- ]chapter|test|quiz)\s+)?(?:exercises?|problems?|questions?|problem set|homework|assignments?|check your understanding|test your knowledge|review|drills?|(?:übungs|kontroll|wiederholungs|verständnis)?(?:aufgaben?|fragen?)|übung(?:en)?|exercices?|questions de révision|problèmes|ejercicios?|problemas|preguntas(?: de repaso)?|actividades|esercizi|domande|problemi|exercícios?|perguntas|oefening(?:en)?|opgaven|vragen|упражнения?|задачи|задания|вопросы|контрольные вопросы|练习题?|习题|思考题|演習問題|練習問題|演習|問題|연습문제|अभ्यास|प्रश्न|تمارين|أسئلة)(?:\s*\([^)]*\)|\s+(?:on|for|to|zu|zum|zur|sur|sobre|su)\s.*|:.*)?$/iu;

const ANSWER_TITLE =
  /^(?:(?:selected|short|model|hints and|hints,)\s+)?(?:answers?(?: key)?|solutions?|lösung(?:en)?|antworten|corrigés?|réponses|respuestas|soluci(?:ón|ones)|soluzioni|risposte|respostas|soluções|antwoorden|uitwerkingen|ответы|решения|答案|解答|参考答案|해답|उत्तर|إجابات|الإجابات)(?:\s+(?:to|of|and|zu|der|aux|des|a|de|alle|к)\s.*|\s*\([^)]*\)|:.*)?$/iu;

// The number is that of the exercise; a sentence about it goes on in lower case ("Exercise 3 asks ...").
const EXERCISE_LABEL =
  /^[^\p{L}\p{N}]{0,4}(?:exercise|problem|question|aufgabe|übung|exercice|problème|ejercicio|problema|pregunta|esercizio|domanda|exercício|oefening|opgave|упражнение|задача|вопрос|练习|习题|演習|問題|練習|연습|अभ्यास|प्रश्न|تمرين)\s*(?<number>(?:[A-Z]\.)?\d+(?:[.-]\d+)*[a-z]?)(?<end>[.:)]?)(?:\s*\([^)]{1,60}\))?(?<rest>\s.*|$)/isu;

const ANSWER_LABEL =
  /^[^\p{L}\p{N}]{0,4}(?:answer|solution|lösung|antwort|réponse|corrigé|respuesta|solución|soluzione|risposta|resposta|solução|antwoord|ответ|решение|答案|解答|解|答)(?:\s+(?:to|of|zu|de|à|a)\s+\p{L}+)?\s*(?<number>(?:[A-Z]\.)?\d+(?:[.-]\d+)*[a-z]?)?(?<end>[.:)])(?:\s|$)/iu;

const NUMBER = /^\(?(?<number>(?:[A-Z]\.)?\d+(?:[.-]\d+)*)[.):]?\s+\S/u;
const MARKER = /^\(?(?<number>(?:[A-Z]\.)?\d+(?:[.-]\d+)*)[.):]?$/u;

/** What the section under a heading holds; undefined for everything else. */
export function sectionKindOf(title: string): 'exercises' | 'answers' | undefined {
  const bare = withoutNumber(title).trim();
  if (ANSWER_TITLE.test(bare)) return 'answers';
  return EXERCISE_TITLE.test(bare) ? 'exercises' : undefined;
}

/** The number of "Exercise 2.3: ..."; undefined where a text does not begin with one. */
export function labelledExercise(text: string): string | undefined {
  const groups = EXERCISE_LABEL.exec(text)?.groups;
  const { number, end = '', rest = '' } = groups ?? {};
  return end === '' && /^\s+\p{Ll}/u.test(rest) ? undefined : number;
}

/** The number of "Solution 2.3: ...", "" for "Answer: ..."; undefined for anything else. */
export function labelledAnswer(text: string): string | undefined {
  const groups = ANSWER_LABEL.exec(text)?.groups;
  return groups === undefined ? undefined : (groups.number ?? '');
}

/** The number that an item of a section of exercises begins with. */
export const leadingNumber = (text: string, marker: string | undefined): string | undefined =>
  (marker === undefined ? NUMBER.exec(text) : MARKER.exec(marker))?.groups?.number;
