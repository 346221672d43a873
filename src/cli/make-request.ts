import { readdir, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../base/config.ts';
import { errorCode, Failure } from '../base/failure.ts';

/** What a person asks of `make`. */
export interface MakeRequest {
  files: string[];
  title: string | undefined;
  language: string | undefined;
  out: string | undefined;
  /** Tell how each page was read. */
  report: boolean;
}

export const MAKE_USAGE =
  'Usage: npm run make -- FILE.pdf [...] [--title TITLE] [--out DIR] [--language TAG] [--report]\n';

/** Out: what was wrong with the words, as a sentence. */
export function parseMakeRequest(args: readonly string[]): MakeRequest | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        out: { type: 'string' },
        language: { type: 'string' },
        report: { type: 'boolean', default: false },
      },
    });
    if (positionals.length === 0) return 'No file was named.';
    const { title, language, out, report } = values;
    return { files: positionals, title, language, out, report };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Throws: `upload_too_many_files`, `file_not_found`, `upload_too_large`. */
export async function checkFiles(files: readonly string[], config: Config): Promise<void> {
  if (files.length > config.MAX_FILES)
    throw new Failure('upload_too_many_files', `${files.length} files; the limit is ${config.MAX_FILES}.`);
  const maxBytes = config.MAX_UPLOAD_MB * 1_000_000;
  for (const file of files) {
    const found = await stat(file).catch(() => undefined);
    if (found === undefined || !found.isFile())
      throw new Failure('file_not_found', `There is no file ${file}.`);
    if (found.size > maxBytes)
      throw new Failure(
        'upload_too_large',
        `${file} has ${found.size} bytes; the limit is ${config.MAX_UPLOAD_MB} MB.`,
      );
  }
}

/**
 * A folder that holds something other than what `make` wrote earlier is not written into.
 *
 * Throws: `output_unusable`.
 */
export async function checkFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown): string[] => {
    if (errorCode(error) === 'ENOENT') return [];
    throw new Failure('output_unusable', `${folder} is not a folder that can be written.`, { cause: error });
  });
  const isOurs = names.includes('course.json') || names.includes('reading-report.json');
  if (names.length > 0 && !isOurs)
    throw new Failure('output_unusable', `${folder} is not empty and holds no course.`);
}
