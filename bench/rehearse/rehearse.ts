import { parseArgs } from 'node:util';
import { saveResults } from '../results.ts';
import { type Figure, formatTable } from '../table.ts';
import { type Machine, openMachine } from './machine.ts';
import { measureFreeze } from './measure-freeze.ts';
import { measureKills } from './measure-kills.ts';
import { measureOutages } from './measure-outages.ts';
import { measurePolls } from './measure-polls.ts';
import { measureQueue } from './measure-queue.ts';
import { measureWatchers } from './measure-watchers.ts';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    /** Keeps the figures in bench/RESULTS.md. */
    save: { type: 'boolean', default: false },
  },
});

/** The acts of the rehearsal, each on an empty cluster of its own. */
const ACTS: readonly { name: string; measure: (machine: Machine) => Promise<Figure[]> }[] = [
  { name: 'polls', measure: measurePolls },
  { name: 'queue', measure: measureQueue },
  { name: 'kills', measure: measureKills },
  { name: 'freeze', measure: measureFreeze },
  { name: 'watchers', measure: measureWatchers },
  { name: 'outages', measure: measureOutages },
];

const unknown = wanted.filter((name) => !ACTS.some((act) => act.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no ${unknown.join(', ')}; there are ${ACTS.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}

/** What cannot be measured is missed. */
async function play(act: (typeof ACTS)[number], machine: Machine): Promise<Figure[]> {
  try {
    return await act.measure(machine);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return [{ what: act.name, lectern: `broke off: ${String(error)}`, wanted: 'to end', met: false }];
  }
}

const machine = await openMachine();
const figures: Figure[] = [];
for (const act of ACTS) {
  if (wanted.length > 0 && !wanted.includes(act.name)) continue;
  process.stderr.write(`${act.name} ...\n`);
  const measured = await play(act, machine);
  process.stderr.write(formatTable(measured));
  figures.push(...measured);
}
process.stdout.write(`${formatTable(figures)}\n`);
if (options.save)
  await saveResults(
    'Cluster',
    '`npm run rehearse -- --save` on MACHINE: PostgreSQL 15 behind pgbouncer in transaction mode, servers without jobs, workers, the model and whoever uploads, watches and polls are all processes of this one machine.',
    figures,
  );
const missed = figures.filter(({ met }) => met === false);
process.stdout.write(
  missed.length === 0
    ? 'The cluster holds.\n'
    : `The cluster falls short in ${missed.length} of ${figures.length} figures.\n`,
);
process.exit(missed.length === 0 ? 0 : 1);
