const MINUTE_MS = 60_000;
const UNITS = [
  { unit: 'year', ms: 365 * 24 * 60 * MINUTE_MS },
  { unit: 'month', ms: 30 * 24 * 60 * MINUTE_MS },
  { unit: 'day', ms: 24 * 60 * MINUTE_MS },
  { unit: 'hour', ms: 60 * MINUTE_MS },
  { unit: 'minute', ms: MINUTE_MS },
] as const;

/** A span of time in its largest fitting unit, in the words of a language: "10 min", "8 days". */
export function intervalText(spanMs: number, language: string): string {
  const { unit, ms } = UNITS.find((entry) => spanMs >= entry.ms * 0.95) ?? { unit: 'minute', ms: MINUTE_MS };
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(
    Math.max(1, Math.round(spanMs / ms)),
  );
}
