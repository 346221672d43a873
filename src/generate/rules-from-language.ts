import { type Language, languageOf } from './language.ts';
import type { StatementRules } from './statement-rules.ts';

/** Words that speak to the reader or of the author; with "today" and the like they make no statement of the subject. */
const PERSONAL: Readonly<Record<string, string>> = {
  it: 'io|noi|voi|vostr[aeio]|nostr[aeio]|tuo|tua|tuoi|attualmente|oggi|qui',
  pt: 'eu|nós|você|vocês|noss[ao]s?|seu|sua|atualmente|actualmente|hoje|aqui',
  ru: 'я|мы|нам|нас|вы|вам|вас|вами|ваш\\p{L}*|наш\\p{L}*|сейчас|сегодня|теперь|здесь',
  hi: 'मैं|हम|हमें|हमारा|हमारी|हमारे|आप|आपका|आपकी|आपके|आपको|अभी|आज',
  ar: 'أنا|نحن|أنت|أنتم|الآن|اليوم|هنا',
  zh: '[您你我]|目前|[现現]在|今天|[这這][里裡]',
  ja: 'あなた|私|我々|現在|今日|ここ|しょう|ください',
};

/** What follows a noun of Japanese that is used as a verb, as in アップロードする: no noun fits there. */
const VERBAL = /^(?:さ[れせ]|し[てたなまよ]|する|すれ|でき)/u;

const made = new Map<string, StatementRules>();

/** The rules of a language that has none of its own, made of what is known of it for other ends. */
export function rulesFromLanguage(tag: string, other: StatementRules): StatementRules {
  const known = made.get(tag) ?? rulesOf(languageOf(tag), other);
  made.set(tag, known);
  return known;
}

function rulesOf(language: Language, other: StatementRules): StatementRules {
  // Every sentence that stands alone is worth something; where nothing tells more, it is worth a question.
  if (language.phrases === undefined) return { ...other, telling: /^|$/gu };
  const { cue, reason, vague, instruction, tag } = language;
  const personal = PERSONAL[tag] ?? '(?!)';
  const isSpaced = tag !== 'zh' && tag !== 'ja';
  return {
    ...other,
    unfitStart: new RegExp(
      [other.unfitStart, ...(instruction ? [instruction] : [])].map(sourceOf).join('|'),
      'u',
    ),
    unfit: new RegExp(
      `${sourceOf(other.unfit)}|${isSpaced ? `(?<![\\p{L}\\p{M}])(?:${personal})(?![\\p{L}\\p{M}])` : personal}`,
      'iu',
    ),
    weak: new RegExp(vague.source, 'giu'),
    telling: new RegExp(`^|${cue.source}|${reason.source}`, 'giu'),
    condition: reason,
    ...(tag === 'ja'
      ? { moreFollow: new RegExp(`${sourceOf(other.moreFollow)}|${VERBAL.source}`, 'u') }
      : {}),
  };
}

const sourceOf = ({ source }: RegExp): string => `(?:${source})`;
