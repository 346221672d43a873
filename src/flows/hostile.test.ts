import { expect, it } from 'vitest';
import { hasFixtures, listFixtures, readFixture } from '../../tests/fixtures.ts';
import { describeLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { isFailureCode } from '../base/failure.ts';

const MAX_RESIDENT_BYTES = 1e9;

describeLectern('hostile files', (open) => {
  it.skipIf(!hasFixtures)(
    'each end as a course or as a failure with a code, within memory, while others are answered',
    async () => {
      const running = await open({ PDF_TIMEOUT_MS: '4000' });
      let peakBytes = 0;
      const watch = setInterval(() => {
        peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
      }, 100);
      const before = process.memoryUsage.rss();
      for (const path of listFixtures('hostile')) {
        const job = await running.make([readFixture(path)]);
        if (job.status === 'completed') continue;
        expect([path, job.status]).toEqual([path, 'failed']);
        expect([path, isFailureCode(job.code) && job.code !== 'internal']).toEqual([path, true]);
        expect(job.hint).toMatch(/.{15,}/);
      }
      clearInterval(watch);
      expect(peakBytes - before).toBeLessThan(MAX_RESIDENT_BYTES);
    },
    300_000,
  );

  it.skipIf(!hasFixtures)(
    'do not harm the good file beside them',
    async () => {
      const running = await open({ PDF_TIMEOUT_MS: '4000' });
      const bombs = listFixtures('hostile')
        .filter((path) => path.includes('syn-bomb'))
        .map(readFixture);
      const job = await running.make([...bombs, { name: 'book.pdf', bytes: buildSampleBook() }]);
      expect(job.status).toBe('completed');
      expect(new Set(job.problems.map((problem) => problem.document_id)).size).toBeLessThanOrEqual(
        bombs.length,
      );
      expect(job.problems.length).toBeGreaterThan(0);
    },
    120_000,
  );
});
