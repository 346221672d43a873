import type { Config } from './config.ts';

/** Values of a span's attributes. Never secrets, never the text of documents. */
export type Attributes = Record<string, string | number | boolean>;

export interface Span {
  /** For those that this one is the parent of, in other processes too. */
  readonly traceParent: string;
  /** In: `failure` in few words, when it ended badly. */
  end(attributes: Attributes, failure?: string): void;
}

/** Makes spans and sends them to a collector, in the background and in batches. */
export interface Tracer {
  /** In: `traceParent` of the parent, which may be of another process; without one, a new trace begins. */
  start(
    name: string,
    options: {
      attributes: Attributes;
      traceParent?: string | undefined;
      kind?: 'server' | 'client' | 'consumer';
    },
  ): Span;
  /** Sends what is left, for some seconds at most. Throws: nothing. */
  close(): Promise<void>;
}

/** Out: undefined where no collector is set; nothing of OpenTelemetry is loaded then. */
export async function openTracer(config: Config, version: string): Promise<Tracer | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = config;
  if (endpoint === undefined) return undefined;
  const { openOtlpTracer } = await import('./otlp-tracer.ts');
  return openOtlpTracer({ ...config, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }, version);
}
