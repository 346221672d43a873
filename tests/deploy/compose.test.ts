import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SETTING_NAMES } from '../../src/base/config.ts';
import { findNpmFile } from './npm-file.ts';

const text = readFileSync('deploy/compose.yaml', 'utf8');
const Service = z.looseObject({
  image: z.string(),
  ports: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  stop_grace_period: z.string().optional(),
});
const { services } = z
  .looseObject({ services: z.record(z.string(), Service) })
  .parse(parse(text, { merge: true }));

const schema = findNpmFile({
  name: 'dclint',
  version: '3.1.0',
  integrity:
    'sha512-afTGdzRFUXK4yCpIiEW/LOR+9TOMEDhNldDp56VCWzn7JDmD451PcUi640GGlMHgbHKJ10rDBm4PtpcBbjqlXw==',
  path: 'schemas/compose.schema.json',
});

it.skipIf(schema === undefined)('is what the Compose Specification describes', () => {
  const { $schema: _, ...rules } = z.looseObject({}).parse(JSON.parse(readFileSync(schema ?? '', 'utf8')));
  const check = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(rules);
  check(parse(text, { merge: true }));
  expect(check.errors).toBeNull();
  expect(check({ services: { app: { image: 'a', port: ['1'] } } })).toBe(false);
});

it('publishes the app to this machine alone, and nothing else at all', () => {
  expect(
    Object.entries(services).flatMap(([name, { ports }]) => ports.map((port) => `${name} ${port}`)),
  ).toEqual(['app 127.0.0.1:5001:5001']);
});

it('runs server and workers with a root that cannot be written and no capability', () => {
  for (const name of ['app', 'worker'])
    expect(services[name]).toMatchObject({
      read_only: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      volumes: ['data:/data'],
    });
});

it('sets only what Lectern knows', () => {
  expect(SETTING_NAMES).toEqual(expect.arrayContaining(Object.keys(services.app?.environment ?? {})));
});

it('names no image that moves', () => {
  for (const { image } of Object.values(services))
    expect(image).toMatch(/:(?:local|\d+\.\d+\.\d+(?:-\w+)?)$/);
});

it('waits longer for Lectern to end than it needs to give back its jobs', () => {
  const [, giveUpMs] = /GIVE_UP_MS = ([\d_]+)/.exec(readFileSync('src/cli/serve.ts', 'utf8')) ?? [];
  const waitMs = Number.parseInt(services.worker?.stop_grace_period ?? '', 10) * 1000;
  expect(waitMs).toBeGreaterThan(Number(giveUpMs?.replaceAll('_', '')));
});
