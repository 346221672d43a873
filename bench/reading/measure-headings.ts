import { findFixture } from '../../src/pdf/fixture.ts';
import { readOutline, scoreHeadings } from '../../src/pdf/heading-score.ts';
import { buildStructure } from '../../src/pdf/structure.ts';
import { readOurs } from './read-ours.ts';
import type { Score } from './score.ts';

/** The documents whose true headings are known, by kind. */
export const WITH_OUTLINE: Readonly<Record<string, readonly string[]>> = {
  books: ['books/debmake-doc-en', 'books/developers-reference', 'books/install-guide-en', 'books/r-intro'],
  languages: [
    'languages/ar-arabluatex',
    'languages/es-install-guide',
    'languages/ru-debmake-doc',
    'languages/zh-debmake-doc',
  ],
  papers: ['papers/acm-sigconf', 'papers/asmeconf'],
};

/** F1 of the headings, as the file is and as if it had no bookmarks. Files that are not here are left out. */
export async function measureHeadings(names: readonly string[]): Promise<Score[]> {
  const scores: Score[] = [];
  for (const name of names) {
    const path = findFixture(`${name}.pdf`);
    const outline = findFixture(`${name}.outline.json`);
    if (path === undefined || outline === undefined) continue;
    const truth = readOutline(outline);
    const { info, pages } = await readOurs(path);
    const whole = buildStructure(info, pages, name);
    const bare = buildStructure({ ...info, bookmarks: [] }, pages, name);
    scores.push(
      { key: `headings/${name}`, value: scoreHeadings(bare.headings, truth) },
      { key: `headings with bookmarks/${name}`, value: scoreHeadings(whole.headings, truth) },
    );
  }
  return scores;
}
