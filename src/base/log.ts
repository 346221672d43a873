import { destination, type Logger as PinoLogger, pino } from 'pino';
import type { Config } from './config.ts';
import { traceIdOf, underWay } from './under-way.ts';

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
  'API_TOKEN',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'CHROMA_API_KEY',
].flatMap((name) => [name, `*.${name}`]);

/** What a line is about when the line itself does not say: the job or request that it was written in. */
function whereFrom(_line: object, _level: number, logger: Logger): Record<string, string> {
  const { jobId, requestId, traceParent } = underWay();
  return {
    ...(jobId !== undefined && { jobId }),
    // The log of a request brings it along.
    ...(requestId !== undefined && !('reqId' in logger.bindings()) && { reqId: requestId }),
    ...(traceParent !== undefined && { traceId: traceIdOf(traceParent) }),
  };
}

/** JSON lines on standard error, each with the id of its job or request; standard output is for people. */
export function openLog(config: Pick<Config, 'LOG_LEVEL'>): Logger {
  return pino({ level: config.LOG_LEVEL, redact: SECRETS, base: null, mixin: whereFrom }, destination(2));
}
