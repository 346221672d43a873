import { blockText } from '../course/block-text.ts';
import type { Page } from '../course/document.ts';

/** The commonest short words of a language; those that several languages share count for each. */
const STOP_WORDS: Record<string, string> = {
  en: 'the of and to in is that for it with as are this be by on not or an from which you can at have was were but they his her will would there their been has all one if when',
  de: 'der die und das ist nicht ein eine zu den mit von für auf werden sie im dem des sich auch wird als bei oder aus nach wie wenn es er ich dass sind einer einem einen zum zur über hat kann',
  fr: 'le la les des et est une dans pour que qui sur pas vous par avec ce sont du au cette plus ou il elle nous être aux mais comme en ne se son sa ses leur ces peut',
  es: 'el los las del que una para con por se es no su como más este puede si está al lo la de en un son sus pero ha esta entre cuando muy sin sobre también',
  it: 'il di che la per una è con non sono del gli della nel alla dei anche come più questo si le lo un ma da al delle dal nella essere se questa tra sul ha',
  pt: 'os do da em um uma para com não por mais como dos das ao são se pode você na no que o ou também foi pela pelo seu sua é à às isso este esta muito',
  nl: 'de het een van en dat is niet met voor op zijn te aan er ook als bij wordt kan deze in om door maar of naar uit dit worden heeft nog je',
  sv: 'och att det som en på är av för med den till inte om ett har de kan från var eller du så men vid ska när',
  da: 'og at det som en på er af for med den til ikke om et har de kan fra var eller du så men ved skal når',
  pl: 'i w na z nie się to jest do że o jak dla po przez od może są ale lub oraz tego być który',
  cs: 'a v na se je že to s z do pro které jako nebo pokud tento být jsou by ale může při jeho',
  ro: 'și în de la cu pe nu este un o care din pentru să se sau mai sunt prin acest fi ca dacă',
  id: 'yang dan di untuk dengan dari ini pada tidak adalah anda atau dalam akan ke dapat juga sebagai',
  vi: 'và của là các có cho không được trong một với những khi bạn này để từ đến trên hay',
  tr: 've bir bu için ile de da olarak daha çok gibi olan veya ne kadar değil sonra',
};

/** Short words of languages that share a script. */
const CYRILLIC: Record<string, string> = {
  ru: 'и в не на что с как это для по из от или если вы быть же но также он они его так может',
  uk: 'і в не на що з як це для по із від або якщо ви бути та але також він вони його так може є',
  bg: 'и в не на че с как това за по от или ако да се са но също той те е може',
};
const ARABIC: Record<string, string> = {
  ar: 'في من على أن إلى هذا التي عن مع ما لا هذه أو الذي كان ذلك هو بين كل قد',
  fa: 'در از به که این را با است برای آن یک می تا خود بر هم شود کرد شده های',
};

const DEVANAGARI: Record<string, string> = {
  hi: 'के में है की का को और से पर यह हैं ने एक लिए कि भी नहीं इस था जो तो या हो कर',
  mr: 'आणि आहे या हे ते एक आहेत असे मध्ये किंवा हा ही त्या नाही करून साठी आपण तर होते',
};

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/gu;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;

const SCRIPTS: [language: string, script: RegExp, words?: Record<string, string>][] = [
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ru', /\p{Script=Cyrillic}/gu, CYRILLIC],
  ['ar', /\p{Script=Arabic}/gu, ARABIC],
  ['he', /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/gu, DEVANAGARI],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
];

const SAMPLE_CHARS = 60_000;
const SAMPLE_PAGES = 30;
// Below this many hits a page of code or names would decide; a short text needs a share of its words.
const MIN_HITS = 20;
const MIN_HIT_SHARE = 0.15;
const MIN_SHORT_HITS = 3;
const MIN_LONG_SHARE = 0.08;
const SCRIPT_SHARE = 0.3;
// A character of Chinese is a word or half of one.
const HAN_SHARE = 0.12;
const JAPANESE_SHARE = 0.08;
// A declared language must not be refuted by the text: programs declare English for everything.
const REFUTED = 2;

/**
 * The language of the text: its script, else its commonest short words; what the file declares where the text
 * does not speak against it.
 *
 * Out: a BCP 47 tag, "und" when unknown.
 */
export function findLanguage(declared: string | undefined, pages: readonly Page[]): string {
  const tag = declared?.trim().replace('_', '-') ?? '';
  const sane = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) && !/^(?:und|x-|zxx)/i.test(tag);
  const sample = sampleOf(pages);
  const { language, hits, hitsOf } = languageOfText(sample);
  if (!sane) return language;
  const own = tag.slice(0, 2).toLowerCase();
  if (language === 'und' || language === own) return tag;
  return hits >= MIN_HITS && hits > REFUTED * hitsOf(own) ? language : tag;
}

/** Which way most of the text runs. */
export function findDirection(pages: readonly Page[]): 'ltr' | 'rtl' {
  const sample = sampleOf(pages);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return (sample.match(RIGHT_TO_LEFT)?.length ?? 0) * 2 > letters ? 'rtl' : 'ltr';
}

/** Words of a language that tell no topic, as far as they are known. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  const own = language.slice(0, 2).toLowerCase();
  return new Set((STOP_WORDS[own] ?? CYRILLIC[own] ?? ARABIC[own] ?? DEVANAGARI[own] ?? '').split(' '));
}

interface Guess {
  language: string;
  /** How many words (of a script of its own: letters) speak for it. */
  hits: number;
  hitsOf: (language: string) => number;
}

/** The language of a text, as `findLanguage` finds it. */
export const findLanguageOf = (text: string): string => languageOfText(text.slice(0, 200_000)).language;

function languageOfText(sample: string): Guess {
  const letters = sample.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  const share = (script: RegExp): number => (sample.match(script)?.length ?? 0) / Math.max(1, letters);
  if (share(JAPANESE) > JAPANESE_SHARE) return { language: 'ja', hits: letters, hitsOf: () => 0 };
  for (const [language, script, words] of SCRIPTS) {
    if (share(script) <= (language === 'zh' ? HAN_SHARE : SCRIPT_SHARE)) continue;
    const byWords = words === undefined ? undefined : languageByWords(sample, words);
    const known = byWords === undefined || byWords.language === 'und' ? language : byWords.language;
    return { language: known, hits: letters, hitsOf: () => 0 };
  }
  return languageByWords(sample, STOP_WORDS);
}

function languageByWords(sample: string, lists: Readonly<Record<string, string>>): Guess {
  const counts = new Map<string, number>();
  let total = 0;
  for (const word of sample.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    total += 1;
  }
  const hitsOf = (language: string): number =>
    (lists[language] ?? '').split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
  let best: Guess = { language: 'und', hits: 0, hitsOf };
  for (const language of Object.keys(lists)) {
    const hits = hitsOf(language);
    if (hits > best.hits) best = { language, hits, hitsOf };
  }
  const enough =
    (best.hits >= MIN_HITS && best.hits >= MIN_LONG_SHARE * total) ||
    (best.hits >= MIN_SHORT_HITS && best.hits >= MIN_HIT_SHARE * total);
  return enough ? best : { language: 'und', hits: best.hits, hitsOf };
}

/** Enough prose to tell a language by; a table or listing may be of another one, as what a manual tells of. */
const LEAST_PROSE = 2000;

/** Text from pages spread over the document, prose where there is enough of it. */
function sampleOf(pages: readonly Page[]): string {
  const prose = blocksOf(pages, ({ kind }) => kind !== 'code' && kind !== 'table');
  return prose.length < LEAST_PROSE ? blocksOf(pages, ({ kind }) => kind !== 'code') : prose;
}

function blocksOf(pages: readonly Page[], isTaken: (block: Page['blocks'][number]) => boolean): string {
  const step = Math.max(1, Math.floor(pages.length / SAMPLE_PAGES));
  let sample = '';
  for (let index = 0; index < pages.length && sample.length < SAMPLE_CHARS; index += step) {
    const texts = pages[index]?.blocks.flatMap((block) => (isTaken(block) ? [blockText(block)] : [])) ?? [];
    sample += `${texts.join(' ').slice(0, 4000)} `;
  }
  return sample;
}
