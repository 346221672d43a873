/** Who can be asked. "compatible" is any server that speaks OpenAI's protocol. */
export const PROVIDERS = ['openai', 'anthropic', 'google', 'compatible'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** "provider:model", as settings write it; the model's own name may hold colons. */
export type ModelName = `${Provider}:${string}`;

/** Out: undefined where the text names no model of a provider that Lectern knows. */
export function splitModelName(text: string): { provider: Provider; model: string } | undefined {
  const colon = text.indexOf(':');
  const provider = PROVIDERS.find((known) => known === text.slice(0, colon));
  const model = text.slice(colon + 1);
  return provider === undefined || !/^\S+$/.test(model) ? undefined : { provider, model };
}

export const isModelName = (text: string): text is ModelName => splitModelName(text) !== undefined;
