import type { Page } from '../course/document.ts';
import type { PageWatch } from '../pdf/open-document.ts';

/** What the pages of one document may cost together; counted in memory that all threads share. */
export interface ReadAllowance {
  /** Called before a page is read. Out: whether it may be read. */
  begin(): boolean;
  /** Called with the page when it was read. */
  end(page: Page): void;
}

// A page of a newspaper has 20,000 characters, one of a dense book 5,000: real documents use nothing of the allowance.
const FREE_CHARS = 20_000;
const MAX_CHARS = 8_000_000;

// A real page takes 2 to 20 ms. By the clock of the thread, so that a busy machine costs a document nothing.
const FREE_MS = 100;
const MAX_MS = 20_000;

const CHARS = 0;
const MS = 1;

/** Memory for one document. */
export const newAllowance = (): SharedArrayBuffer => new SharedArrayBuffer(8);

/** In: `cpuMs` is the time that this thread has worked. */
export function openAllowance(
  memory: SharedArrayBuffer,
  cpuMs: () => number = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  },
): ReadAllowance {
  const used = new Int32Array(memory);
  let begunMs = 0;
  return {
    begin() {
      begunMs = cpuMs();
      return Atomics.load(used, CHARS) < MAX_CHARS && Atomics.load(used, MS) < MAX_MS;
    },
    end(page) {
      const ms = Math.round(cpuMs() - begunMs);
      if (ms > FREE_MS) Atomics.add(used, MS, ms - FREE_MS);
      const chars = countChars(page);
      if (chars > FREE_CHARS) Atomics.add(used, CHARS, chars - FREE_CHARS);
    },
  };
}

const countChars = ({ blocks, lostChars = 0, hiddenChars = 0 }: Page): number =>
  blocks.reduce(
    (sum, { lines }) => lines.reduce((inBlock, { text }) => inBlock + text.length, sum),
    lostChars + hiddenChars,
  );

/** In: `current` is where the page in hand is told, `memory` that of the document's allowance. */
export function watchPages(current: SharedArrayBuffer, memory: SharedArrayBuffer): PageWatch {
  const inHand = new Int32Array(current);
  const allowance = openAllowance(memory);
  return {
    begin(pageNumber) {
      Atomics.store(inHand, 0, pageNumber);
      return allowance.begin();
    },
    end: allowance.end,
  };
}
