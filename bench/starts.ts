import { startServer } from '../tests/server-process.ts';
import { dropFolder, newFolder } from './folder.ts';
import { type Figure, median, seconds, spread } from './table.ts';

/** From the start of the process until it answers: on an empty machine, and later. */
export async function measureStarts(): Promise<Figure[]> {
  const first: number[] = [];
  const later: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const settings = { DATA_DIR: await newFolder(), LOG_LEVEL: 'warn' };
    for (const times of [first, later, later]) {
      const server = await startServer(settings);
      times.push(server.readyMs);
      await server.kill('SIGTERM');
    }
    await dropFolder(settings.DATA_DIR);
  }
  return [
    {
      what: 'first start until ready',
      lectern: spread(first, seconds),
      wanted: 'under 6 s',
      met: median(first) < 6000,
    },
    {
      what: 'later start until ready',
      lectern: spread(later, seconds),
      wanted: 'under 1.5 s',
      met: median(later) < 1500,
    },
  ];
}
