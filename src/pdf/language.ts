import { blockText } from '../course/block-text.ts';
import type { Page } from '../course/document.ts';

const STOP_WORDS: Record<string, string> = {
  en: 'the of and to in is that for it with as are this be by on not or an from which you can',
  de: 'der die und das ist nicht ein eine zu den mit von für auf werden sie im dem des sich auch wird',
  fr: 'le la les des et est une dans pour que qui sur pas vous par avec ce sont du au cette plus',
  es: 'el los las del que una para con por se es no su como más este puede si está al lo',
  it: 'il di che la per una è con non sono del gli della nel alla dei anche come più questo si',
  pt: 'os do da em um uma para com não por mais como dos das ao são se pode você na no que',
  nl: 'de het een van en dat is niet met voor op zijn te aan er ook als bij wordt kan deze',
};

const SCRIPTS: [string, RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
];

const SAMPLE_CHARS = 60_000;
// Below this many hits a page of code or names would decide.
const MIN_HITS = 20;

/**
 * The language of the text: what the file says, else the script, else the commonest short words.
 *
 * Out: a BCP 47 tag, "und" when unknown.
 */
export function findLanguage(declared: string | undefined, pages: readonly Page[]): string {
  const tag = declared?.trim().replace('_', '-') ?? '';
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) && !/^(?:und|x-|zxx)/i.test(tag)) return tag;
  const sample = sampleOf(pages);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, script] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / Math.max(1, letters);
    if (share > (language === 'ja' ? 0.1 : 0.3)) return language;
  }
  return languageByWords(sample);
}

function languageByWords(sample: string): string {
  const counts = new Map<string, number>();
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  let best = 'und';
  let bestHits = MIN_HITS - 1;
  for (const [language, words] of Object.entries(STOP_WORDS)) {
    const hits = words.split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
    if (hits <= bestHits) continue;
    best = language;
    bestHits = hits;
  }
  return best;
}

/** Text from pages spread over the document. */
function sampleOf(pages: readonly Page[]): string {
  const step = Math.max(1, Math.floor(pages.length / 30));
  let sample = '';
  for (let index = 0; index < pages.length && sample.length < SAMPLE_CHARS; index += step)
    sample += `${pages[index]?.blocks.map(blockText).join(' ').slice(0, 4000) ?? ''} `;
  return sample;
}
