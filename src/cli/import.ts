import type { Config } from '../base/config.ts';
import { openLog } from '../base/log.ts';
import { type ImportReport, importLegacy } from '../flows/import-legacy.ts';
import { closeStore, openStore } from '../store/store.ts';
import { EXIT } from './exit-codes.ts';

/** Brings along what the old service kept. Out: the process's exit code. */
export async function importOld(config: Config, [folder, ...rest]: readonly string[]): Promise<number> {
  if (folder === undefined || folder.startsWith('-') || rest.length > 0) {
    process.stderr.write('Usage: npm run import -- DIR    (the folder of the old service, or its "data")\n');
    return EXIT.usage;
  }
  const store = await openStore(config, openLog(config));
  try {
    process.stdout.write(describe(await importLegacy(store, folder)));
    return EXIT.ok;
  } finally {
    await closeStore(store);
  }
}

function describe({
  courses,
  lessons,
  quizzes,
  questions,
  submissions,
  known,
  lost,
  problems,
}: ImportReport): string {
  const lines = [
    `Brought along: ${courses} courses with ${lessons} lessons, ${quizzes} quizzes with ${questions} questions, ${submissions} submissions.`,
    ...(known === 0 ? [] : [`There already from an earlier import: ${known}.`]),
    ...(lost.length === 0
      ? []
      : [
          `${lost.length} lessons hold no text but an error message, and are missing:`,
          ...lost.map((lesson) => `  ${lesson}`),
        ]),
    ...(problems.length === 0 ? [] : ['To be looked at:', ...problems.map((problem) => `  ${problem}`)]),
  ];
  return `${lines.join('\n')}\n`;
}
