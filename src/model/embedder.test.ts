import { afterEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../base/config.ts';
import { openLog } from '../base/log.ts';
import { type FakeModelOptions, startFakeModel } from '../fake/fake-model.ts';
import { openEmbedder } from './embedder.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(options: FakeModelOptions = {}) {
  const fake = await startFakeModel(options);
  closing.push(fake.close);
  const config = parseConfig({ EMBEDDING_MODEL: 'compatible:fake-1', LLM_BASE_URL: fake.url });
  const embedder = openEmbedder(config, openLog({ LOG_LEVEL: 'silent' }));
  if (embedder === undefined) throw new Error('No model is configured.');
  return { fake, embed: embedder.embed };
}

const dot = (one: readonly number[] = [], other: readonly number[] = []): number =>
  one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
const never = (): AbortSignal => new AbortController().signal;

describe('vectors of texts', () => {
  it('are in the order of the texts, and near where the texts are', async () => {
    const { embed } = await open();
    const { vectors, inputTokens } = await embed(
      ['The cat sat on the mat.', 'The cat sat on a mat.', 'Prices rose by half.'],
      never(),
    );
    expect(vectors.length).toBe(3);
    expect(dot(vectors[0], vectors[1])).toBeGreaterThan(dot(vectors[0], vectors[2]) + 0.3);
    expect(inputTokens).toBeGreaterThan(0);
  });

  it('fail as calls do, and are not asked for again', async () => {
    const { embed, fake } = await open({ faultShare: 1, kinds: ['rate_limit'] });
    await expect(embed(['a'], never())).rejects.toMatchObject({ code: 'model_busy', retryAfterMs: 1000 });
    expect(fake.counts().calls).toBe(1);
  });

  it('are given up when nobody waits for them', async () => {
    const { embed, fake } = await open({ latencyMs: 60_000 });
    const controller = new AbortController();
    const answer = embed(['a'], controller.signal);
    await expect.poll(() => fake.counts().in_flight).toBe(1);
    controller.abort(new Error('gone'));
    await expect(answer).rejects.toThrow('gone');
    await expect.poll(() => fake.counts().aborted).toBe(1);
  });

  it('are made by nobody where no model is named', () => {
    expect(openEmbedder(parseConfig({}), openLog({ LOG_LEVEL: 'silent' }))).toBeUndefined();
  });
});
