/** One measured quality, 0 to 1, higher is better. */
export interface Score {
  /** What and on which file, stable: the name under which the accepted value is kept. */
  key: string;
  value: number;
  /** The same measure of other programs, where it makes sense. */
  peers?: Record<string, number>;
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
