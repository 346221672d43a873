import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../base/config.ts';
import { type FakeModelOptions, startFakeModel } from '../fake/fake-model.ts';
import { ModelAbilities } from '../model/model-abilities.ts';
import { findAbilities } from '../store/model-abilities.ts';
import { closeStore, openStore } from '../store/store.ts';
import { checkModels } from './doctor-models.ts';

const closing: (() => Promise<void>)[] = [];
const dataDir = mkdtempSync(join(tmpdir(), 'lectern-doctor-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function check(options: FakeModelOptions, env: Record<string, string> = {}) {
  const fake = await startFakeModel(options);
  closing.push(fake.close);
  return checkModels(
    parseConfig({
      LLM_MODEL: 'compatible:fake-1',
      LLM_BASE_URL: fake.url,
      LOG_LEVEL: 'silent',
      LLM_CONTEXT_TOKENS: '9000',
      DATA_DIR: dataDir,
      ...env,
    }),
  );
}

describe('doctor', () => {
  it('tells of each model what it is for, what it can do and what it costs', async () => {
    const findings = await check(
      {},
      {
        LLM_MODEL_LESSONS: 'compatible:fake-2',
        LLM_FALLBACK: 'compatible:fake-3',
        LLM_PRICES: 'compatible:fake-2=1/0.1/4',
        EMBEDDING_MODEL: 'compatible:fake-4',
      },
    );
    expect(findings.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    const [main = '', lessons = '', fallback = '', vectors = ''] = findings.map(({ detail }) => detail);
    expect(main).toMatch(/^compatible:fake-1 for outline, questions, solve, guess, answer: keeps to a JSON/);
    expect(main).toMatch(/reads 9,000 tokens, begins after .* its price is not known/);
    expect(lessons).toMatch(/^compatible:fake-2 for lesson: .* 1 in, 0\.1 in again, 4 out$/);
    expect(fallback).toMatch(/^compatible:fake-3 to fall back to/);
    expect(vectors).toBe('compatible:fake-4: vectors of 64 numbers');
  });

  it('keeps what it has found out, for the jobs to come', async () => {
    await check({});
    const store = await openStore({ DATA_DIR: dataDir });
    expect(await findAbilities(store.db, 'compatible:fake-1', ModelAbilities)).toMatchObject({
      output: 'schema',
      contextTokens: 9000,
    });
    await closeStore(store);
  });

  it('says why a model cannot be asked, and not with which key', async () => {
    const [finding] = await check({ key: 'right' }, { LLM_API_KEY: 'wrong-key-1' });
    expect(finding).toMatchObject({ name: 'Model', ok: false });
    expect(finding?.optional).toBeUndefined();
    expect(finding?.detail).toMatch(/^compatible:fake-1 refused the request \(status 401\)\. Check the key/);
    expect(finding?.detail).not.toContain('wrong-key-1');
  });

  it('needs no model', async () => {
    const [finding] = await checkModels(parseConfig({ LOG_LEVEL: 'silent' }));
    expect(finding).toMatchObject({ ok: false, optional: true });
  });
});
