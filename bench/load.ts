import { drive, OCTAVE, withLectern, withOldSystem } from './machine.ts';
import { type Figure, milliseconds, seconds } from './table.ts';

/** Status polls every 25 ms while three manuals are made into courses. */
export async function measureLoad(): Promise<Figure[]> {
  const mine = await withLectern(({ url }) => drive(url, OCTAVE, 3));
  const old = await withOldSystem((url) => drive(url, OCTAVE, 3));
  return [
    {
      what: 'three Octave manuals at once, all courses published',
      lectern: seconds(mine.total_s * 1000),
      wanted: '',
      peer: `old system, text alone: ${seconds(old.total_s * 1000)}`,
    },
    {
      what: `status polls meanwhile (${mine.poll_ms.n}), p99`,
      lectern: milliseconds(mine.poll_ms.p99),
      wanted: 'under 15 ms',
      met: mine.poll_ms.p99 < 15,
      peer: `old system: ${milliseconds(old.poll_ms.p99)}`,
    },
    {
      what: 'status polls meanwhile, slowest',
      lectern: milliseconds(mine.poll_ms.max),
      wanted: 'under 60 ms',
      met: mine.poll_ms.max < 60,
      peer: `old system: ${milliseconds(old.poll_ms.max)}`,
    },
  ];
}
