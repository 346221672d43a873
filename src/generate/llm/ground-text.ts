import { norm } from '../../course/norm.ts';
import { isForeign } from '../checks/language.ts';
import type { Language } from '../language.ts';
import { sentencesOf } from '../sentences.ts';
import { contentStems } from '../words.ts';
import { unsupportedClaims } from './claims.ts';
import { addressesModel } from './instructions.ts';
import { type ModelLine, plainOfModel, readModelText, sliceOf } from './model-text.ts';
import { isRefusal } from './refusal.ts';

/** What is left of a text when all that the evidence does not bear out is gone. */
export interface GroundedText {
  lines: ModelLine[];
  /** Sentences that stayed, and that went. */
  kept: number;
  faults: string[];
}

const RESIDUE =
  /\blorem ipsum\b|\[insert|\[your |\{\{|\bas requested\b|\bhere is the (?:json|lesson|answer)\b/iu;
/** In other words than the source's, a text still shares some with what it rests on. */
const LEAST_SHARED = 0.15;
/** Fewer words say too little to compare. */
const LEAST_STEMS = 6;

/**
 * Takes a text apart into sentences and keeps those whose numbers, names and formulas stand in the evidence, that do
 * not speak as a model or to one, and that are in the language.
 *
 * In: `isSameLanguage` tells whether the evidence is in it too; only then words are compared.
 */
export function groundText(
  raw: string,
  evidence: string,
  { language, isSameLanguage }: { language: Language; isSameLanguage: boolean },
): GroundedText {
  const faults: string[] = [];
  let kept = 0;
  const lines = readModelText(raw, evidence).flatMap((line) => {
    const pieces = sentencesIn(line, language).filter((sentence) => {
      const fault = faultOf(sentence, evidence, language);
      if (fault !== undefined) faults.push(fault);
      else kept += 1;
      return fault === undefined;
    });
    const [first, ...others] = pieces;
    if (first === undefined) return [];
    const joined = others.reduce(joinLines, first);
    return [line.marker === undefined ? joined : { ...joined, marker: line.marker }];
  });
  const text = lines.map((line) => line.text).join(' ');
  if (lines.length > 0 && isForeign(text, language))
    return { lines: [], kept: 0, faults: [...faults, `Not in the language asked for: "${shortened(text)}"`] };
  if (lines.length > 0 && isSameLanguage && sharesNothing(text, evidence, language))
    return {
      lines: [],
      kept: 0,
      faults: [...faults, `Not what the sentences cited say: "${shortened(text)}"`],
    };
  return { lines, kept, faults };
}

/** A short text that stands or falls as a whole: the text without markup, or undefined. */
export function groundWhole(
  raw: string,
  evidence: string,
  about: { language: Language; isSameLanguage: boolean },
): string | undefined {
  const { kept, faults } = groundText(raw, evidence, about);
  const plain = plainOfModel(raw, evidence);
  return kept === 0 || faults.length > 0 || plain === '' ? undefined : plain;
}

function faultOf(sentence: ModelLine, evidence: string, language: Language): string | undefined {
  const { text } = sentence;
  if (isRefusal(text) && !norm(evidence).includes(norm(text)))
    return `Not about the source: "${shortened(text)}"`;
  if (addressesModel(text) || RESIDUE.test(text)) return `Not for students: "${shortened(text)}"`;
  const claims = unsupportedClaims(sentence, evidence, language);
  if (claims.length === 0) return undefined;
  const named = claims.slice(0, 3).map((claim) => `"${claim}"`);
  return `${named.join(', ')} in "${shortened(text)}" is not in the sentences cited.`;
}

/** Sentences as they are cut in the source; what stands in backticks or dollars is never cut. */
function sentencesIn(line: ModelLine, language: Language): ModelLine[] {
  const found: ModelLine[] = [];
  let start = 0;
  for (const sentence of sentencesOf(line.text, language)) {
    const isInside = line.runs.some((run) => run.start < sentence.end && run.end > sentence.end);
    if (isInside) continue;
    found.push(sliceOf(line, start, sentence.end));
    start = sentence.end;
  }
  if (line.text.slice(start).trim() !== '') found.push(sliceOf(line, start, line.text.length));
  return found.map(trimmedLine);
}

function trimmedLine(line: ModelLine): ModelLine {
  const start = line.text.length - line.text.trimStart().length;
  return start === 0 ? line : sliceOf(line, start, line.text.length);
}

function joinLines(left: ModelLine, right: ModelLine): ModelLine {
  const isUnspaced = /[。！？]$/u.test(left.text);
  const shift = left.text.length + (isUnspaced ? 0 : 1);
  return {
    text: `${left.text}${isUnspaced ? '' : ' '}${right.text}`,
    runs: [
      ...left.runs,
      ...right.runs.map((run) => ({ ...run, start: run.start + shift, end: run.end + shift })),
    ],
  };
}

function sharesNothing(text: string, evidence: string, language: Language): boolean {
  const stems = new Set(contentStems(text, language));
  if (stems.size < LEAST_STEMS) return false;
  const known = new Set(contentStems(evidence, language));
  const shared = [...stems].filter((stem) => known.has(stem)).length;
  return shared / stems.size < LEAST_SHARED;
}

const MOST_SHOWN = 60;
const shortened = (text: string): string =>
  text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN).trimEnd()} …`;
