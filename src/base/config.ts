import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { BLOB_SETTINGS, missingForBlobs } from './blob-settings.ts';
import { MODEL_SETTINGS, missingForModels } from './model-settings.ts';
import {
  chromaUrlOf,
  missingForChroma,
  type OldSetting,
  renameOldSettings,
  VECTOR_SETTINGS,
} from './vector-settings.ts';

const positive = z.coerce.number().int().positive();
const onOff = z.stringbool({ truthy: ['on', 'true', '1', 'yes'], falsy: ['off', 'false', '0', 'no'] });

/** Every setting, with its default. `.env.example` lists the same names; a test compares them. */
const Settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(5001),
  /** What programs send as a bearer token and people type to log in; without it only this machine is let in. */
  API_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  /** Lets everybody in who reaches a HOST that is not this machine's own. */
  ALLOW_ANONYMOUS: z.stringbool().default(false),
  /** Addresses, as "https://lectern.school.org", at which people see this server when a proxy stands before it. */
  ALLOWED_ORIGINS: z
    .string()
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)))
    .optional(),
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .transform((path) => resolve(path)),
  /** Absent: the embedded database in DATA_DIR. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /**
   * Past a pooler in transaction mode at DATABASE_URL: migrations go this way, and processes tell one another at once
   * what they have changed.
   */
  DIRECT_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  ...BLOB_SETTINGS,
  /** From the old service's `.env`; `False` means embedded whatever DATABASE_URL says. */
  USE_DATABASE: onOff.default(true),
  CONCURRENT_JOBS: positive.max(64).default(3),
  /** Whether `serve` makes courses too; off where `work` does. */
  SERVE_JOBS: onOff.default(true),
  MAX_UPLOAD_MB: positive.max(4096).default(200),
  MAX_FILES: positive.max(1000).default(20),
  MAX_PAGES: positive.max(100_000).default(4000),
  /** Milliseconds that one page may take before it is given up. */
  PDF_TIMEOUT_MS: positive.default(8000),
  /** Worker threads for reading and writing. */
  THREADS: positive.max(64).default(Math.max(1, availableParallelism())),
  /** Reading pages that are only pictures. */
  OCR: onOff.default(true),
  /** Threads for that alone; each takes up to 300 MB while it works. */
  OCR_THREADS: positive.max(64).default(availableParallelism() >= 4 ? 2 : 1),
  /** As Tesseract names them, "eng+deu". Absent (or "auto"): found from each document. */
  OCR_LANGUAGES: z
    .string()
    .regex(
      /^(?:auto|[a-z]{3}(?:_[a-z]+)?(?:[+,][a-z]{3}(?:_[a-z]+)?)*)$/,
      'expected "auto" or names as "eng+deu"',
    )
    .transform((names) => (names === 'auto' ? undefined : names.split(/[+,]/)))
    .optional(),
  /** How long OCR may take for one page. */
  OCR_TIMEOUT_SECONDS: positive.max(3600).default(60),
  ...MODEL_SETTINGS,
  ...VECTOR_SETTINGS,
  /** Where /health, /ready and /metrics are answered without a token; workers have no other port. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** A collector of OpenTelemetry that takes OTLP over HTTP; absent: no traces. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** As "name=value,other=value"; they may hold a key. */
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(z.string().regex(/^[\w-]+=.+$/, 'expected "name=value,other=value"')))
    .transform((pairs) =>
      Object.fromEntries(
        pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
      ),
    )
    .default({}),
  OTEL_SERVICE_NAME: z.string().min(1).default('lectern'),
  /** The share of requests and jobs that are traced, 0 to 1. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = Readonly<
  z.infer<typeof Settings> & {
    /** Settings that were given under the names of the old service. */
    renamed: readonly OldSetting[];
  }
>;

/** The names of all settings, in the order in which `.env.example` explains them. */
export const SETTING_NAMES: readonly string[] = Object.keys(Settings.shape);

/** Settings whose values may hold a password, and so are never printed. */
const isSecret = (name: string): boolean => /_(?:URL|KEY|TOKEN|HEADERS)$/.test(name);

/**
 * Checks and freezes the settings. An empty value counts as absent, as `.env` files write it.
 *
 * Throws: Error with one line per bad setting, naming it.
 */
export function parseConfig(written: Record<string, string | undefined>): Config {
  const { env, renamed } = renameOldSettings(written);
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Settings.safeParse(given);
  if (!parsed.success)
    throw badConfiguration(
      parsed.error.issues.map(({ path, message }) => ({ setting: String(path[0]), message })),
      env,
    );
  const { DATABASE_URL, DIRECT_DATABASE_URL, CHROMA_URL: _, ...others } = parsed.data;
  const chromaUrl = chromaUrlOf(parsed.data);
  const rest = { ...others, renamed, ...(chromaUrl === undefined ? {} : { CHROMA_URL: chromaUrl }) };
  const useServer = rest.USE_DATABASE && DATABASE_URL !== undefined;
  const missing = [
    ...missingForModels(rest),
    ...missingForBlobs(rest, useServer),
    ...missingForChroma(parsed.data),
    ...(useServer ? [] : missingForMachines(rest)),
  ];
  if (missing.length > 0) throw badConfiguration(missing, env);
  if (!useServer) return Object.freeze(rest);
  const direct = DIRECT_DATABASE_URL === undefined ? {} : { DIRECT_DATABASE_URL };
  return Object.freeze({ ...rest, DATABASE_URL, ...direct });
}

/** The embedded database belongs to one process, which has to do everything. */
function missingForMachines({
  SERVE_JOBS,
}: Pick<Config, 'SERVE_JOBS'>): { setting: string; message: string }[] {
  return SERVE_JOBS
    ? []
    : [{ setting: 'SERVE_JOBS', message: 'without DATABASE_URL no other process could make the courses' }];
}

function badConfiguration(
  issues: readonly { setting: string; message: string }[],
  env: Record<string, string | undefined>,
): Error {
  const lines = issues.map(({ setting, message }) => {
    const value = isSecret(setting) ? '' : ` is ${JSON.stringify(env[setting])}`;
    return `  ${setting}${value}: ${message}`;
  });
  return new Error(`Bad configuration:\n${lines.join('\n')}`);
}

/**
 * Reads `.env` in the working directory (when there is one) and the environment, which wins.
 * The only place that touches the environment.
 */
export function readConfig(): Config {
  try {
    process.loadEnvFile();
  } catch {
    // No .env: every setting has a default.
  }
  return parseConfig(process.env);
}
