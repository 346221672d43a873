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

  it('are the ones that .env.example explains', () => {
    const explained = [...readFileSync('.env.example', 'utf8').matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm)].map(
      (match) => match[1],
    );
    expect([...explained].sort()).toEqual([...SETTING_NAMES].sort());
  });
});
