/** P(X >= observed) for X ~ Binomial(count, probability). */
export function binomialTail(observed: number, count: number, probability: number): number {
  if (observed <= 0) return 1;
  let tail = 0;
  let logChoose = 0;
  for (let hits = 0; hits <= count; hits += 1) {
    if (hits > 0) logChoose += Math.log((count - hits + 1) / hits);
    if (hits >= observed)
      tail += Math.exp(logChoose + hits * Math.log(probability) + (count - hits) * Math.log1p(-probability));
  }
  return Math.min(1, tail);
}

/** P(X >= statistic) for X ~ chi-square. Source: Wilson & Hilferty 1931, good to 0.001 for these sizes. */
export function chiSquareTail(statistic: number, degrees: number): number {
  if (degrees <= 0 || statistic <= 0) return 1;
  const spread = 2 / (9 * degrees);
  return normalTail((Math.cbrt(statistic / degrees) - (1 - spread)) / Math.sqrt(spread));
}

/** P(Z >= z) for a standard normal Z. Source: Abramowitz & Stegun 26.2.17. */
function normalTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z >= 0 ? tail : 1 - tail;
}
