import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Without the types stripped anew at each start, Lectern is ready in half the time. A folder that cannot be
// written only costs that time.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/lectern', import.meta.url)));

const { runCommand } = await import('./cli/command.ts');
process.exitCode = await runCommand(process.argv.slice(2));
