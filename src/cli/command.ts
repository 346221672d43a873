import { type Config, readConfig } from '../base/config.ts';
import { asFailure } from '../base/failure.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';

const HELP = `Lectern turns PDFs into a course whose every claim is cited.

  npm start                            server at http://127.0.0.1:5001, with workers inside
  npm run make -- FILE.pdf [...]       make a course here and now
      [--title TITLE] [--out DIR] [--language TAG] [--report]
  npm run inspect -- FILE.pdf          draw how pages are read, for people who improve the reader
      [--page NUMBER] [--out FILE.png] [--dpi 100] [--no-bookmarks]
  npm run work                         workers only, for a shared database
  npm run import -- DIR                bring along courses, quizzes and answers of the old service
  npm run export -- --legacy DIR       write them as the old service kept them
  npm run backup -- FILE               everything that is kept into one file, also while a server runs
  npm run restore -- FILE              and back, into an empty database of either kind
  npm run migrate                      bring the database's schema up to date
  npm run doctor                       what works on this machine, and why not
  npm run fake-model                   a model provider for tests and demos, which answers by rule
      [--port 5010] [--latency 1000] [--faults 0.2] [--kinds LIST] [--seed 1] [--in-flight 10] [--key KEY]

Settings come from the environment or .env; see .env.example.
Exit codes: 0 done, 1 internal error, 2 usage or settings, 3 unusable files, 4 database, disk, port or model,
130 interrupted.
`;

/** Runs one command. Out: the process's exit code. Throws: nothing. */
export async function runCommand([name = 'serve', ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.usage;
  }
  try {
    return await dispatch(name, args, config);
  } catch (error) {
    const failure = asFailure(error);
    process.stderr.write(`${failure.message}\n${failure.hint}\n`);
    if (failure.code === 'internal' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return exitCodeOf(failure);
  }
}

// Each command loads only what it needs.
async function dispatch(name: string, args: readonly string[], config: Config): Promise<number> {
  switch (name) {
    case 'serve':
      return (await import('./serve.ts')).serve(config);
    case 'work':
      return (await import('./serve.ts')).work(config);
    case 'make':
      return (await import('./make.ts')).make(config, args);
    case 'import':
      return (await import('./import.ts')).importOld(config, args);
    case 'export':
      return (await import('./export.ts')).exportOld(config, args);
    case 'inspect':
      return (await import('./inspect.ts')).inspect(config, args);
    case 'backup':
      return (await import('./backup.ts')).backup(config, args);
    case 'restore':
      return (await import('./restore.ts')).restore(config, args);
    case 'migrate':
      return (await import('./migrate.ts')).migrateDatabase(config);
    case 'doctor':
      return (await import('./doctor.ts')).doctor(config);
    case 'fake-model':
      return (await import('./fake-model.ts')).fakeModel(args);
    default:
      process.stderr.write(`There is no command "${name}".\n\n${HELP}`);
      return EXIT.usage;
  }
}
