import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { measureKills } from './kills.ts';
import { measureLoad } from './load.ts';
import { measureSpeed } from './speed.ts';
import { measureStarts } from './starts.ts';
import { type Figure, formatTable } from './table.ts';
import { measureUploads } from './uploads.ts';

// Everything in one run on one machine, one thing after the other: machines differ and are noisy, ratios hold.
const PARTS: readonly { name: string; measure: () => Promise<Figure[]> }[] = [
  { name: 'starts', measure: measureStarts },
  { name: 'speed', measure: measureSpeed },
  { name: 'load', measure: measureLoad },
  { name: 'uploads', measure: measureUploads },
  { name: 'kills', measure: measureKills },
];

const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const { name, measure } of PARTS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${name} ...\n`);
  const measured = await measure();
  process.stderr.write(formatTable(measured));
  figures.push(...measured);
}
if (wanted.length === 0) {
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const missed = figures.filter((figure) => figure.met === false);
  const verdict =
    missed.length === 0
      ? 'Every figure is met.'
      : `Falls short: ${missed.map((figure) => `${figure.what} (${figure.lectern}; wanted ${figure.wanted})`).join('; ')}.`;
  await writeFile(
    'bench/RESULTS.md',
    `# Results\n\n\`npm run bench\` on ${machine}. Everything in one run; medians of three where a range is given.\n"Old system" is the service that Lectern replaces, without its model calls, so it only reads text.\n\n${formatTable(figures)}\n${verdict}\n`,
  );
}
