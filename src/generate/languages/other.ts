import type { Language } from '../language.ts';

const NEVER = /(?!)/u;

/**
 * Words a minute in languages without rules.
 *
 * Source: IReST as in `Language.readPerMinute`; Greek: Gleni et al. 2019, doi:10.1097/OPX.0000000000001434.
 */
export const READ_PER_MINUTE: Readonly<Record<string, number>> = {
  el: 208,
  fi: 161,
  he: 187,
  nl: 202,
  pl: 166,
};

/** Any language without a file of its own: only what holds for every script. */
export const other: Language = {
  tag: 'und',
  stopWords: new Set(),
  abbreviations: new Set(['e.g', 'i.e', 'etc', 'fig', 'dr', 'no', 'vol', 'p', 'pp']),
  dangling: NEVER,
  pointer: /\[\d+\]/u,
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
  part: /^part(?:\s|$)/iu,
  catchAll: NEVER,
  readPerMinute: 184,
  negative: NEVER,
  absolute: NEVER,
  vague: NEVER,
  reference: /(?<!\p{L})(?<kind>chapter|section|§)\s*(?<number>\d+(?:\.\d+)*)/giu,
  example: NEVER,
  procedure: NEVER,
  comparison: NEVER,
  reason: NEVER,
  proof: NEVER,
};
