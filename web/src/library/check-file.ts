/** What the server takes by default; it has the last word. */
export const MAX_FILES = 20;
export const MAX_BYTES = 200 * 1_000_000;

// Readers of PDF look for the mark in the first kilobyte, as some programs write something before it.
const HEAD_BYTES = 1024;

/** Why a file is not taken. */
export type FileFault = 'notPdf' | 'tooBig' | 'empty' | 'tooMany' | 'twice' | 'unreadable';

/** What is wrong with a file that shall be uploaded; undefined when nothing is. */
export async function findFileFault(file: File): Promise<FileFault | undefined> {
  if (file.size === 0) return 'empty';
  if (file.size > MAX_BYTES) return 'tooBig';
  try {
    const head = new TextDecoder('latin1').decode(await file.slice(0, HEAD_BYTES).arrayBuffer());
    return head.includes('%PDF') ? undefined : 'notPdf';
  } catch {
    // A folder, or a file that is gone.
    return 'unreadable';
  }
}

/** How much of each file is sent, as a share, when `sent` of the bytes of all have gone out in their order. */
export function shareOfEach(sizes: readonly number[], share: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let left = share * total;
  return sizes.map((size) => {
    const own = Math.max(0, Math.min(size, left));
    left -= size;
    return size === 0 ? 1 : own / size;
  });
}
