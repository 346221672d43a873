import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { modelsOf } from './test-providers.ts';

/** Counts the files of packages that a program loads. */
const COUNT = `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load: (url, context, next) => {
  const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1];
  if (name !== undefined) loaded.push(name);
  return next(url, context);
} });
const { parseConfig } = await import('./src/base/config.ts');
const { openModels } = await import('./src/model/models.ts');
const { openEmbedder } = await import('./src/model/embedder.ts');
const { openTracer } = await import('./src/base/tracer.ts');
const config = parseConfig(JSON.parse(process.argv[1]));
await openModels(config, {});
openEmbedder(config, {});
await openTracer(config, '0');
console.log(JSON.stringify([...new Set(loaded)]));
`;

function packagesLoadedWith(env: Record<string, string>): string[] {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', COUNT, JSON.stringify(env)], {
    encoding: 'utf8',
  });
  return JSON.parse(stdout);
}

describe('models', () => {
  it('load nothing of their packages where none is configured, and no provider before it is asked', () => {
    // Nor is anything of OpenTelemetry loaded without a collector.
    expect(packagesLoadedWith({})).toEqual(['zod']);
    const env = { LLM_MODEL: 'openai:gpt-x', EMBEDDING_MODEL: 'openai:vec', OPENAI_API_KEY: 'k' };
    expect(packagesLoadedWith(env)).toEqual(['zod', '@pydantic/genai-prices']);
  });

  it('are asked in the order of their task, each once', async () => {
    const { models } = await modelsOf({
      LLM_MODEL: 'openai:a',
      LLM_MODEL_LESSONS: 'anthropic:b',
      LLM_MODEL_QUIZZES: 'openai:c',
      LLM_FALLBACK: 'compatible:d:8b,openai:a',
      OPENAI_API_KEY: 'k',
      ANTHROPIC_API_KEY: 'k',
      LLM_BASE_URL: 'http://127.0.0.1:9/v1',
    });
    expect(models.chain('outline')).toEqual(['openai:a', 'compatible:d:8b']);
    expect(models.chain('lesson')).toEqual(['anthropic:b', 'compatible:d:8b', 'openai:a']);
    for (const task of ['questions', 'solve', 'guess'] as const)
      expect(models.chain(task)).toEqual(['openai:c', 'compatible:d:8b', 'openai:a']);
    expect([...models.all].sort()).toEqual(['anthropic:b', 'compatible:d:8b', 'openai:a', 'openai:c']);
  });
});
