import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { type Figure, formatTable } from './table.ts';

const PATH = 'bench/RESULTS.md';

/**
 * Keeps the figures of a run in RESULTS.md under a heading, in the place of those of an earlier run.
 *
 * In: `about` says what was run and how to read the table.
 */
export async function saveResults(heading: string, about: string, figures: readonly Figure[]): Promise<void> {
  const sections = (await readFile(PATH, 'utf8')).split(/^(?=## )/m);
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const section = `## ${heading}\n\n${about.replace('MACHINE', machine)}\n\n${formatTable(figures)}\n${verdictOn(figures)}\n`;
  const at = sections.findIndex((text) => text.startsWith(`## ${heading}\n`));
  if (at < 0) sections.push(section);
  else sections[at] = section;
  await writeFile(PATH, `${sections.map((text) => text.trim()).join('\n\n')}\n`);
}

function verdictOn(figures: readonly Figure[]): string {
  const missed = figures.filter((figure) => figure.met === false);
  if (missed.length === 0) return 'Every figure is met.';
  return `Falls short: ${missed.map((figure) => `${figure.what} (${figure.lectern}; wanted ${figure.wanted})`).join('; ')}.`;
}
