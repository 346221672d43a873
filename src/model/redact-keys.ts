import type { Config } from '../base/config.ts';

const KEYS = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GOOGLE_GENERATIVE_AI_API_KEY', 'LLM_API_KEY'] as const;

/** Keys as providers write them, whole or with stars in the middle; what stands behind "Bearer"; "//user:password@". */
const SHAPES =
  /\b(?:sk|pk|rk|gsk|xai|hf|key)[-_][\w*.-]{6,}|\bAIza[\w*-]{8,}|(?<=\bbearer\s+)\S+|(?<=:\/\/)[^\s/@]+(?=@)/gi;

/** A text of a provider without anything that is a key, or looks like one. */
export function redactKeys(text: string, config: Config): string {
  const known = KEYS.map((name) => config[name]).filter((key) => key !== undefined && key !== '');
  return known
    .reduce<string>((rest, key) => rest.replaceAll(key ?? '', '[key]'), text)
    .replace(SHAPES, '[key]');
}
