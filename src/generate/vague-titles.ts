import { norm } from '../course/norm.ts';
import { isThanksTitle } from '../course/thanks-title.ts';
import { type Language, languageOf } from './language.ts';

/** "Organization of this manual": what is said of the document is not to be learned. */
const OF_DOCUMENT: Readonly<Record<string, RegExp>> = {
  en: /\b(?:learning|lecture) (?:objectives?|goals?|outcomes?)\b|\bth(?:is|e present) (?:document|manual|guide|book|tutorial|text|course|paper|chapter)\b/i,
  es: /objetivos de aprendizaje|\best[ae] (?:documento|manual|guía|libro|texto|curso|capítulo)(?!\p{L})/iu,
  fr: /objectifs (?:d['’]apprentissage|pédagogiques)|\bc(?:e|ette) (?:document|manuel|guide|livre|texte|cours|chapitre)(?!\p{L})/iu,
  de: /lernziele?(?!\p{L})|\bheutigen (?:vorlesung|übung)|\bdiese[rs]? (?:\p{L}*(?:dokument|handbuch|buch|text|anleitung|kurs|kapitel))(?:e?s)?(?!\p{L})/iu,
  pt: /\b(?:d|n)?est[ae] (?:documento|manual|guia|livro|texto|curso|capítulo)(?!\p{L})/iu,
  it: /\bquest[ao] (?:documento|manuale|guida|libro|testo|corso|capitolo)(?!\p{L})/iu,
  ru: /цели обучения|(?:эт|данн|настоящ)\p{L}+ (?:документ|руководств|книг|глав)/iu,
  zh: /学习目标|學習目標|本(?:文档|文件|手册|手冊|指南|书|書|章)/u,
  ja: /学習目標|(?:この|本)(?:文書|マニュアル|ガイド|本|章)/u,
};

/** "Before installing", "On the web", "Do not abuse debconf", "¡Haga copias!": these name nothing to be learned. */
const UNNAMED: Readonly<Record<string, RegExp>> = {
  en: /^(?:(?:before|after|beyond|while|during|on|in|at|from|without) |(?:do not|don['’]t|never) )/i,
  es: /^[¡"«“]*(?:(?:antes|después) de(?:l)? |más allá de|en |sin |no |(?:haga|evite|compruebe|use|utilice|instale|configure|cree|elija|seleccione|verifique|asegúrese|tenga|añada|escriba|lea|vea|consulte|recuerde|haz|evita|comprueba|usa|utiliza|instala|crea|elige|selecciona|verifica|asegúrate|lee) )/iu,
  fr: /^(?:(?:avant|après|pendant|sans|dans|sur) )/i,
  de: /^(?:(?:vor|nach|ohne|während|im|in|auf) )/i,
};

const OTHER_SCRIPT = /[^\p{Script=Latin}\P{L}]/gu;
const MOST_OF_OTHER_SCRIPT = 0.5;

/** Whether a title names no subject to learn: "Introduction", "About this manual", "Thanks", or a word of another script. */
export function isVagueTitle(title: string, language: Language): boolean {
  const letters = title.match(/\p{L}/gu)?.length ?? 0;
  const others = title.match(OTHER_SCRIPT)?.length ?? 0;
  const isLatin = language.phrases !== undefined && language.letter === undefined;
  return (
    UNNAMED[language.tag]?.test(title) === true ||
    language.genericTitle.test(title) ||
    languageOf('en').genericTitle.test(title) ||
    language.genericTerms.has(norm(title)) ||
    isThanksTitle(title) ||
    (isLatin && others > letters * MOST_OF_OTHER_SCRIPT) ||
    OF_DOCUMENT[language.tag]?.test(title) === true
  );
}
