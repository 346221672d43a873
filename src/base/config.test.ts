import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig, SETTING_NAMES } from './config.ts';

describe('settings', () => {
  it('have defaults that start Lectern with an empty environment', () => {
    const config = parseConfig({});
    expect(config).toMatchObject({ HOST: '127.0.0.1', PORT: 5001, CONCURRENT_JOBS: 3, MAX_UPLOAD_MB: 200 });
    expect(config.DATA_DIR.endsWith('/data')).toBe(true);
    expect(config.DATABASE_URL).toBeUndefined();
  });

  it('name the setting and the value when one is bad', () => {
    expect(() => parseConfig({ PORT: 'eighty' })).toThrow(/PORT is "eighty"/);
    expect(() => parseConfig({ LOG_LEVEL: 'loud', CONCURRENT_JOBS: '0' })).toThrow(
      /CONCURRENT_JOBS[\s\S]*LOG_LEVEL/,
    );
  });

  it('never print the database address, which may hold a password', () => {
    expect(() => parseConfig({ DATABASE_URL: 'mysql://me:secret@host/db' })).toThrow(/DATABASE_URL/);
    expect(() => parseConfig({ DATABASE_URL: 'mysql://me:secret@host/db' })).not.toThrow(/secret/);
  });

  it('take the embedded database when an old .env says USE_DATABASE=False', () => {
    const address = 'postgresql://me:secret@host/db';
    expect(parseConfig({ DATABASE_URL: address }).DATABASE_URL).toBe(address);
    expect(parseConfig({ DATABASE_URL: address, USE_DATABASE: 'False' }).DATABASE_URL).toBeUndefined();
  });

  it('count an empty value as absent', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '' }).PORT).toBe(5001);
  });

  it('understand what an old .env says of Chroma, and tell the names of now', () => {
    const old = {
      USE_CHROMA_CLOUD: 'True',
      CHROMA_CLOUD_API_KEY: 'ck-old',
      CHROMA_CLOUD_TENANT: 'tenant-1',
      CHROMA_CLOUD_DATABASE: 'courses',
    };
    const cloud = {
      CHROMA_URL: 'https://api.trychroma.com',
      CHROMA_API_KEY: 'ck-old',
      CHROMA_TENANT: 'tenant-1',
      CHROMA_DATABASE: 'courses',
    };
    expect(parseConfig(old)).toMatchObject(cloud);
    expect(parseConfig(old).renamed.map(({ old: before, now }) => `${before} ${now}`)).toEqual([
      'CHROMA_CLOUD_API_KEY CHROMA_API_KEY',
      'CHROMA_CLOUD_TENANT CHROMA_TENANT',
      'CHROMA_CLOUD_DATABASE CHROMA_DATABASE',
      'USE_CHROMA_CLOUD CHROMA_API_KEY',
    ]);
    expect(parseConfig({ ...old, CHROMA_API_KEY: 'ck-new' }).CHROMA_API_KEY).toBe('ck-new');
    const off = parseConfig({ ...old, USE_CHROMA_CLOUD: 'False' });
    expect([off.CHROMA_URL, off.CHROMA_API_KEY]).toEqual([undefined, undefined]);
    const own = { ...old, USE_CHROMA_CLOUD: 'False', CHROMA_HOST: 'chroma.school.org', CHROMA_PORT: '8100' };
    expect(parseConfig(own)).toMatchObject({ CHROMA_URL: 'http://chroma.school.org:8100' });
    expect(parseConfig({ CHROMA_HOST: 'localhost', CHROMA_SSL: 'true' }).CHROMA_URL).toBe(
      'https://localhost:8000',
    );
    expect(parseConfig({ CHROMA_URL: 'http://127.0.0.1:8000' })).toMatchObject({
      CHROMA_URL: 'http://127.0.0.1:8000',
      CHROMA_TENANT: 'default_tenant',
      renamed: [],
    });
  });

  it('name models with their providers, and take prices apart', () => {
    const config = parseConfig({
      LLM_MODEL: 'compatible:llama3.1:8b',
      LLM_BASE_URL: 'http://127.0.0.1:11434/v1',
      LLM_FALLBACK: 'openai:gpt-x, anthropic:claude-x',
      OPENAI_API_KEY: 'sk-1',
      ANTHROPIC_API_KEY: 'sk-2',
      LLM_PRICES: 'compatible:llama3.1:8b=0/0/0, openai:gpt-x=2.5/.25/10',
    });
    expect(config.LLM_FALLBACK).toEqual(['openai:gpt-x', 'anthropic:claude-x']);
    expect(config.LLM_PRICES).toEqual({
      'compatible:llama3.1:8b': { inputUsd: 0, cachedUsd: 0, outputUsd: 0 },
      'openai:gpt-x': { inputUsd: 2.5, cachedUsd: 0.25, outputUsd: 10 },
    });
    expect(parseConfig({}).LLM_MODEL).toBeUndefined();
  });

  it.each([
    [{ LLM_MODEL: 'gpt-x' }, /LLM_MODEL is "gpt-x": expected "provider:model"/],
    [{ LLM_MODEL: 'openai:gpt-x' }, /LLM_MODEL is "openai:gpt-x": needs OPENAI_API_KEY/],
    [{ LLM_MODEL: 'compatible:llama' }, /needs LLM_BASE_URL/],
    [{ LLM_FALLBACK: 'google:gem', GOOGLE_GENERATIVE_AI_API_KEY: 'k' }, /LLM_FALLBACK .* needs LLM_MODEL/],
    [{ EMBEDDING_MODEL: 'openai:vec' }, /EMBEDDING_MODEL .* needs OPENAI_API_KEY/],
    [{ LLM_PRICES: 'openai:gpt-x=1/2' }, /LLM_PRICES .*input\/cached\/output/],
    [{ LLM_PRICES: 'openai:gpt-x=1/2/1.2.3' }, /LLM_PRICES .*input\/cached\/output/],
    [{ BLOB_STORE: 'tape' }, /BLOB_STORE is "tape"/],
    [{ BLOB_STORE: 'postgres' }, /BLOB_STORE is "postgres": needs DATABASE_URL/],
    [{ BLOB_STORE: 's3' }, /BLOB_STORE is "s3": needs S3_BUCKET/],
    [{ S3_ACCESS_KEY_ID: 'k' }, /and S3_SECRET_ACCESS_KEY are set both/],
    [{ SERVE_JOBS: 'off' }, /SERVE_JOBS is "off": without DATABASE_URL/],
    [{ CHROMA_API_KEY: 'ck-1', CHROMA_TENANT: 't' }, /CHROMA_API_KEY: needs CHROMA_DATABASE/],
    [{ MAX_COST_USD: '-1' }, /MAX_COST_USD is "-1"/],
  ])('say of %j what is wrong with it', (env, message) => {
    expect(() => parseConfig(env)).toThrow(message);
  });

  it('never print an address or a key, which may be the bad one', () => {
    const env = {
      LLM_MODEL: 'x',
      LLM_BASE_URL: 'me:secret',
      LLM_API_KEY: 'secret',
      OPENAI_BASE_URL: 'secret',
    };
    expect(() => parseConfig(env)).toThrow(/LLM_BASE_URL:[\s\S]*OPENAI_BASE_URL:/);
    expect(() => parseConfig(env)).not.toThrow(/secret/);
  });

  it('are the ones that .env.example explains', () => {
    const explained = [...readFileSync('.env.example', 'utf8').matchAll(/^#?\s?([A-Z][A-Z\d_]+)=/gm)].map(
      (match) => match[1],
    );
    expect([...explained].sort()).toEqual([...SETTING_NAMES].sort());
  });
});
