import { destination, type Logger as PinoLogger, pino } from 'pino';
import type { Config } from './config.ts';

/** A log line is an event name and fields: `log.info({ event: 'job_started', jobId })`. */
export type Logger = PinoLogger;

/** Field names whose values never reach a log, wherever they stand. */
const SECRETS = [
  'authorization',
  'cookie',
  'password',
  'databaseUrl',
  'DATABASE_URL',
  'DIRECT_DATABASE_URL',
  'S3_SECRET_ACCESS_KEY',
  'LLM_BASE_URL',
  'LLM_API_KEY',
  'OPENAI_API_KEY',
  'ANTHROPIC_API_KEY',
  'GOOGLE_GENERATIVE_AI_API_KEY',
].flatMap((name) => [name, `*.${name}`]);

/** JSON lines on standard error; standard output is for people. */
export function openLog(config: Pick<Config, 'LOG_LEVEL'>): Logger {
  return pino({ level: config.LOG_LEVEL, redact: SECRETS, base: null }, destination(2));
}
