import type { Failure } from '../base/failure.ts';

/** What a script can tell from the end of a command. */
export const EXIT = {
  ok: 0,
  /** Something that should not happen. */
  internal: 1,
  /** Wrong words on the command line or a bad setting. */
  usage: 2,
  /** The files could not be made into a course. */
  input: 3,
  /** Database, disk, port or language model is not available. */
  environment: 4,
  /** Stopped by Ctrl-C; the same command goes on where it was. */
  interrupted: 130,
} as const;

export function exitCodeOf(failure: Failure): number {
  if (/^(output|cost|price|open|target)_/.test(failure.code)) return EXIT.usage;
  if (/^(pdf|file|upload|backup)_|^nothing_to_teach$|^page_/.test(failure.code)) return EXIT.input;
  if (/^(database|disk|port|blobs?|model)_/.test(failure.code)) return EXIT.environment;
  return EXIT.internal;
}
