import type { Language } from '../language.ts';

const NEVER = /(?!)/u;

/** Any language without a file of its own: only what holds for every script. */
export const other: Language = {
  tag: 'und',
  stopWords: new Set(),
  abbreviations: new Set([
    'e.g',
    'i.e',
    'etc',
    'fig',
    'dr',
    'no',
    'vol',
    'p',
    'pp',
    'г',
    'рис',
    'стр',
    'т.е',
    'т.д',
    'др',
  ]),
  dangling:
    /^["'“‘(]*(?:这|那|此|该|它|他们|但|但是|然而|因此|所以|而且|另外|此外|例如|如果|Это|Эта|Этот|Эти|Он|Она|Оно|Они|Но|Однако|Поэтому|Также|Если|Например)/u,
  pointer: /(?:参见|参阅|见第|如下|以下|上述|下面|См\.|см\.|ниже|выше|(?:图|表|第)\s*\d)/u,
  anaphora: NEVER,
  adverb: NEVER,
  plainVerb: NEVER,
  notNoun: NEVER,
  verbalNoun: NEVER,
  classNoun: NEVER,
  genericTitle: NEVER,
  cue: NEVER,
  definitions: [],
  genericTerms: new Set(),
  openingArticle: NEVER,
  emptyModifiers: new Set(),
  article: NEVER,
  tellingArticle: NEVER,
  part: /^(?:part|часть|第[一二三四五六七八九十\d]+(?:部|编|篇))(?:\s|$)/iu,
  catchAll: NEVER,
};
