import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const WEB = fileURLToPath(new URL('.', import.meta.url));
const DIST = join(WEB, 'dist');
const TEXT = /\.(?:js|css|svg|json|html)$/;
// Below this a packed file saves no packet.
const SMALLEST_PACKED = 1024;

const filesOf = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

/** When the newest of `paths` was changed; 0 for none. */
async function newest(paths: readonly string[]): Promise<number> {
  const times = await Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs));
  return Math.max(0, ...times);
}

async function isStale(): Promise<boolean> {
  const built = await stat(join(DIST, 'index.html')).catch(() => undefined);
  if (built === undefined) return true;
  const sources = (await filesOf(WEB)).filter((path) => !path.startsWith(DIST));
  return (await newest([...sources, join(WEB, '..', 'package-lock.json')])) > built.mtimeMs;
}

async function pack(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < SMALLEST_PACKED) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, quality));
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }));
}

/**
 * Builds the web app into `web/dist` and packs its files, unless what stands there is newer than every source: `npm
 * start` and the tests call it, so nobody has to remember it. Throws what Vite says of a mistake in the sources.
 */
export async function buildApp(): Promise<void> {
  if (!(await isStale())) return;
  const { build } = await import('vite');
  // Vite would take over "test" from the tests, and with it the slow React for development.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  await build({ configFile: join(WEB, 'vite.config.ts'), logLevel: 'warn' });
  process.env.NODE_ENV = NODE_ENV ?? '';
  const files = await filesOf(DIST);
  await Promise.all(files.filter((path) => TEXT.test(path) && !path.endsWith('index.html')).map(pack));
}

if (import.meta.main) await buildApp();
