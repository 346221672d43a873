import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { findFixture } from '../../src/pdf/fixture.ts';
import { readOutline, scoreHeadings, TrueHeading } from '../../src/pdf/heading-score.ts';
import { buildStructure } from '../../src/pdf/structure.ts';
import { readOurs } from './read-ours.ts';
import type { Score } from './score.ts';

/** The books, whose words and pace are measured too. */
export const BOOKS: readonly string[] = [
  'books/debmake-doc-en',
  'books/developers-reference',
  'books/install-guide-en',
  'books/r-intro',
];

const OTHERS_WITH_OUTLINE: readonly string[] = [
  'languages/ar-arabluatex',
  'languages/es-install-guide',
  'languages/ru-debmake-doc',
  'languages/zh-debmake-doc',
  'papers/acm-sigconf',
  'papers/asmeconf',
];

/**
 * The headings of documents whose files do not tell them, as a person saw them: all titles of slides, once for all
 * overlays, and the sections that a deck shows beside them; not the title of the whole.
 */
const Seen = z.array(z.object({ file: z.string(), outline: z.array(TrueHeading) }));

interface Truth {
  name: string;
  outline: readonly TrueHeading[];
  /** In slides titles stand below sections and are headings like these. */
  deepestLevel: number;
  hasBookmarks: boolean;
}

function listTruths(): Truth[] {
  const seen = Seen.parse(JSON.parse(readFileSync(new URL('./outlines.json', import.meta.url), 'utf8')));
  return [
    ...[...BOOKS, ...OTHERS_WITH_OUTLINE].flatMap((name) => {
      const path = findFixture(`${name}.outline.json`);
      return path === undefined
        ? []
        : [{ name, outline: readOutline(path), deepestLevel: 2, hasBookmarks: true }];
    }),
    ...seen.map(({ file, outline }) => ({
      name: file,
      outline,
      deepestLevel: file.startsWith('slides/') ? 3 : 2,
      hasBookmarks: false,
    })),
  ];
}

/** F1 of the headings, as the file is and as if it had no bookmarks. Files that are not here are left out. */
export async function measureHeadings(): Promise<Score[]> {
  const scores: Score[] = [];
  for (const { name, outline, deepestLevel, hasBookmarks } of listTruths()) {
    const path = findFixture(`${name}.pdf`);
    if (path === undefined) continue;
    const { info, pages } = await readOurs(path);
    const bare = buildStructure({ ...info, bookmarks: [] }, pages, name);
    scores.push({ key: `headings/${name}`, value: scoreHeadings(bare.headings, outline, deepestLevel) });
    if (!hasBookmarks) continue;
    const whole = buildStructure(info, pages, name);
    scores.push({
      key: `headings with bookmarks/${name}`,
      value: scoreHeadings(whole.headings, outline, deepestLevel),
    });
  }
  return scores;
}
