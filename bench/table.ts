/** One measured thing beside its peers, and the figure that it should reach. */
export interface Figure {
  what: string;
  lectern: string;
  wanted: string;
  /** Undefined where nothing was promised. */
  met?: boolean;
  peer?: string;
}

/** A Markdown table. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ what, lectern, wanted, met, peer = '' }) =>
      `| ${what} | ${lectern} | ${wanted} | ${met === undefined ? '' : met ? 'yes' : '**no**'} | ${peer} |`,
  );
  return `| what | Lectern | wanted | met | beside it |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
export const milliseconds = (ms: number): string => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Median with the range behind it: "1.20 s (1.10 to 1.31)". */
export function spread(values: readonly number[], format: (value: number) => string): string {
  const low = format(Math.min(...values));
  const high = format(Math.max(...values));
  return `${format(median(values))} (${low.replace(/ .*/, '')} to ${high.replace(/ .*/, '')})`;
}
