import { z } from 'zod';

const CLOUD_URL = 'https://api.trychroma.com';

/** Where the vectors of EMBEDDING_MODEL are kept, beside the database. */
export const VECTOR_SETTINGS = {
  /** A server of Chroma. Absent: Chroma Cloud where there is a key for it, else the database. */
  CHROMA_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Of Chroma Cloud. */
  CHROMA_API_KEY: z.string().optional(),
  CHROMA_TENANT: z.string().min(1).default('default_tenant'),
  CHROMA_DATABASE: z.string().min(1).default('default_database'),
};

type Env = Record<string, string | undefined>;

/** A setting of the old service that is understood, and the one to be used instead; "" where none is needed. */
export interface OldSetting {
  old: string;
  now: string;
}

const isNo = (value: string | undefined): boolean => /^(?:false|0|no|off)$/i.test(value ?? '');
const isYes = (value: string | undefined): boolean => /^(?:true|1|yes|on)$/i.test(value ?? '');

const RENAMED: readonly OldSetting[] = [
  { old: 'CHROMA_CLOUD_API_KEY', now: 'CHROMA_API_KEY' },
  { old: 'CHROMA_CLOUD_TENANT', now: 'CHROMA_TENANT' },
  { old: 'CHROMA_CLOUD_DATABASE', now: 'CHROMA_DATABASE' },
];

/**
 * Settings under the names that the old service had, as they are called now; a new name that is set wins. With
 * USE_CHROMA_CLOUD=False what is set for Chroma Cloud under its old names does not count.
 */
export function renameOldSettings(env: Env): { env: Env; renamed: OldSetting[] } {
  const made = { ...env };
  const renamed: OldSetting[] = [];
  const given = (name: string): boolean => (env[name] ?? '') !== '';
  for (const { old, now } of RENAMED) {
    if (!given(old)) continue;
    renamed.push({ old, now });
    if (!given(now) && !isNo(env.USE_CHROMA_CLOUD)) made[now] = env[old];
  }
  if (given('USE_CHROMA_CLOUD')) renamed.push({ old: 'USE_CHROMA_CLOUD', now: 'CHROMA_API_KEY' });
  for (const old of ['CHROMA_HOST', 'CHROMA_PORT', 'CHROMA_SSL'])
    if (given(old)) renamed.push({ old, now: 'CHROMA_URL' });
  const isOwn = given('CHROMA_HOST') && !isYes(env.USE_CHROMA_CLOUD);
  if (isOwn && !given('CHROMA_URL')) made.CHROMA_URL = addressOf(env);
  return { env: made, renamed };
}

function addressOf({ CHROMA_HOST = '', CHROMA_PORT, CHROMA_SSL }: Env): string {
  if (/^https?:/.test(CHROMA_HOST)) return CHROMA_HOST;
  return `${isYes(CHROMA_SSL) ? 'https' : 'http'}://${CHROMA_HOST}:${CHROMA_PORT || '8000'}`;
}

/** With a key and no address it is Chroma Cloud. */
export const chromaUrlOf = ({
  CHROMA_URL,
  CHROMA_API_KEY,
}: {
  CHROMA_URL?: string | undefined;
  CHROMA_API_KEY?: string | undefined;
}): string | undefined => CHROMA_URL ?? (CHROMA_API_KEY === undefined ? undefined : CLOUD_URL);

/** Chroma Cloud knows no tenant and database but those of its user. */
export function missingForChroma(settings: {
  CHROMA_URL?: string | undefined;
  CHROMA_API_KEY?: string | undefined;
  CHROMA_TENANT: string;
  CHROMA_DATABASE: string;
}): { setting: string; message: string }[] {
  if (settings.CHROMA_API_KEY === undefined || settings.CHROMA_URL !== undefined) return [];
  const missing = [
    ...(settings.CHROMA_TENANT === 'default_tenant' ? ['CHROMA_TENANT'] : []),
    ...(settings.CHROMA_DATABASE === 'default_database' ? ['CHROMA_DATABASE'] : []),
  ];
  return missing.map((name) => ({ setting: 'CHROMA_API_KEY', message: `needs ${name}` }));
}
