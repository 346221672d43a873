import { rm, writeFile } from 'node:fs/promises';
import { type BuiltLine, buildPdf } from '../pdf/build-pdf.ts';
import type { Store } from '../store/store.ts';
import type { Threads } from './threads.ts';

// Each round keeps a thread busy for about 50 ms: an upload that comes meanwhile waits no longer than that.
const ROUNDS = 12;
const PAGES = 8;

const SUBJECTS = ['cell', 'tissue', 'membrane', 'enzyme', 'gene', 'allele', 'mutation', 'vector', 'matrix'];

/** A page of prose with a heading, definitions, a list and running words, as textbooks have them. */
function buildPage(page: number): BuiltLine[] {
  const lines: BuiltLine[] = [
    { text: `${page}.1 About the ${SUBJECTS[page % SUBJECTS.length]}`, sizePt: 16, bold: true },
  ];
  for (const [index, subject] of SUBJECTS.entries())
    lines.push(
      {
        text: `A ${subject} is a part of the system number ${index} that carries out its function in page ${page}.`,
        gapPt: 8,
      },
      {
        text: `For example, each ${subject} can be studied with care; see the notes, which describe how it is`,
      },
      { text: `measured, compared and changed in practice. The function ${subject}() returns its value.` },
      { text: `- first the ${subject} is prepared,` },
      { text: `- then it is observed for ${index + 2} minutes.` },
    );
  return lines;
}

/**
 * Lets each thread do its work once on a book made for it, so that the first upload is not the one that waits for
 * the compilers: 1.1 s of 5.8 s for a manual of 1,158 pages (bench/run.ts speed). Stops when `isBusy`.
 */
export async function warmUp(store: Store, threads: Threads, isBusy: () => boolean): Promise<void> {
  const path = store.blobs.temporaryPath();
  try {
    await writeFile(path, buildPdf(Array.from({ length: PAGES }, (_, index) => buildPage(index + 1))));
    for (let round = 0; round < ROUNDS && !isBusy(); round += 1)
      await Promise.all(Array.from({ length: threads.size }, () => threads.run('rehearse', { path })));
  } finally {
    await rm(path, { force: true });
  }
}
