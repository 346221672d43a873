const BYTES_A_STEP = 1000;
const SECONDS = { second: 1, minute: 60, hour: 3600 } as const;

/** A size as people say it: "3.4 MB". */
export function sizeInWords(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let size = bytes;
  let step = 0;
  while (size >= BYTES_A_STEP && step < units.length - 1) {
    size /= BYTES_A_STEP;
    step += 1;
  }
  const unit = units[step] ?? 'byte';
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: size < 10 && step > 0 ? 1 : 0,
  }).format(size);
}

/** A time as people say it, no more exact than it is known: "3 minutes". */
export function timeInWords(seconds: number, language: string): string {
  const unit = seconds < 60 ? 'second' : seconds < 90 * 60 ? 'minute' : 'hour';
  const count = Math.max(1, Math.round(seconds / SECONDS[unit]));
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** A share of 1 as "42 %" in the manner of the language. */
export const shareInWords = (share: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** An amount of money as people say it; what is less than a cent keeps two digits that count. */
export const costInWords = (usd: number, language: string): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    ...(usd > 0 && usd < 0.1 ? { minimumSignificantDigits: 1, maximumSignificantDigits: 2 } : {}),
  }).format(usd);
