import { expect, it } from 'vitest';
import { listWorse } from '../bench/reading/accepted.ts';
import { hasPdftotext, measureQuality } from '../bench/reading/measure-quality.ts';

if (!hasPdftotext)
  console.warn('The words that are kept are not counted: pdftotext is not here (Debian: poppler-utils)');

// The same numbers as `node bench/run.ts reading`, without other programs and without the clock.
it('documents are read no worse than was accepted', async () => {
  const scores = await measureQuality(false);
  expect(scores.length).toBeGreaterThan(0);
  expect(listWorse(scores)).toEqual([]);
});
