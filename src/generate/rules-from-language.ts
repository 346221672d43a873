import { type Language, languageOf } from './language.ts';
import type { StatementRules } from './statement-rules.ts';

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
  const { cue, reason, vague, instruction } = language;
  return {
    ...other,
    unfitStart: new RegExp(
      [other.unfitStart, ...(instruction ? [instruction] : [])].map(sourceOf).join('|'),
      'u',
    ),
    weak: new RegExp(vague.source, 'giu'),
    telling: new RegExp(`^|${cue.source}|${reason.source}`, 'giu'),
    condition: reason,
  };
}

const sourceOf = ({ source }: RegExp): string => `(?:${source})`;
