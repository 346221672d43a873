import type { EmbeddingModel, LanguageModel } from 'ai';
import type { Config } from '../base/config.ts';
import { type ModelName, splitModelName } from '../base/model-name.ts';

/** The packages that speak to providers: 20 MB and half a second each, so they are loaded when one is asked. */
export interface Providers {
  languageModel: (name: ModelName) => Promise<LanguageModel>;
  embeddingModel: (name: ModelName) => Promise<EmbeddingModel>;
}

/** Everything is given to the packages, as they would read what is missing from the environment. */
export function openProviders(config: Config): Providers {
  const open = {
    openai: once(async () => {
      const { createOpenAI } = await import('@ai-sdk/openai');
      return createOpenAI({ baseURL: config.OPENAI_BASE_URL, apiKey: config.OPENAI_API_KEY ?? '' });
    }),
    anthropic: once(async () => {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      return createAnthropic({
        baseURL: config.ANTHROPIC_BASE_URL,
        apiKey: config.ANTHROPIC_API_KEY ?? '',
      });
    }),
    google: once(async () => {
      const { createGoogle } = await import('@ai-sdk/google');
      return createGoogle({
        baseURL: config.GOOGLE_BASE_URL,
        apiKey: config.GOOGLE_GENERATIVE_AI_API_KEY ?? '',
      });
    }),
    compatible: once(async () => {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      return createOpenAICompatible({
        name: 'compatible',
        baseURL: config.LLM_BASE_URL ?? '',
        ...(config.LLM_API_KEY !== undefined && { apiKey: config.LLM_API_KEY }),
        includeUsage: true,
        // Whether that is true, the probe finds out.
        supportsStructuredOutputs: true,
      });
    }),
  };
  const find = (name: ModelName) => {
    const parts = splitModelName(name);
    if (parts === undefined) throw new TypeError(`${name} names no model of a provider.`);
    return parts;
  };
  return {
    async languageModel(name) {
      const { provider, model } = find(name);
      return (await open[provider]()).languageModel(model);
    },
    async embeddingModel(name) {
      const { provider, model } = find(name);
      return (await open[provider]()).embeddingModel(model);
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
