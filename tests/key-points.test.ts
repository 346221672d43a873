import { expect, it } from 'vitest';
import { pointFaultsOf } from '../bench/questions/point-faults.ts';
import { writeLesson } from '../src/generate/lesson.ts';
import { planCourse } from '../src/generate/plan.ts';
import type { SourceDocument } from '../src/generate/source-document.ts';
import { openDocument } from '../src/pdf/open-document.ts';
import { openPdfium } from '../src/pdf/pdfium.ts';
import { buildStructure } from '../src/pdf/structure.ts';
import { hasFixtures, listFixtures } from './fixtures.ts';

const FILES = [
  ...['books', 'slides', 'papers', 'languages'].flatMap((folder) => listFixtures(folder)),
].filter((path) => /install-guide|r-intro|beamer|acm|debmake-doc|velthuis/.test(path));

async function readSource(path: string): Promise<SourceDocument> {
  const document = openDocument(await openPdfium(), path);
  const info = document.info();
  const { pages } = document.readPages(1, info.pageCount);
  document.close();
  const filename = path.split('/').at(-1) ?? path;
  return { documentId: 1, filename, info, structure: buildStructure(info, pages, filename), pages };
}

it.skipIf(!hasFixtures).each(FILES)('key points of %s can be read alone', async (path) => {
  const source = await readSource(path);
  const { language } = source.structure;
  const lessons = planCourse([source]).modules.flatMap((module) => module.lessons);
  const drafts = lessons.map((plan) => {
    const pages = source.pages.filter(({ pageNumber }) =>
      plan.spans.some(({ from, to }) => pageNumber >= from.page && pageNumber <= to.page),
    );
    return writeLesson(plan, [{ documentId: 1, language, structure: source.structure, pages }]);
  });
  const lessonsRead = drafts.map((draft, index) => ({ ...draft, lesson_id: index, prerequisites: [] }));
  const modules = [{ week: 1, title: '', summary: '', quiz_id: null, sub_topics: lessonsRead }];
  expect(drafts.flatMap(({ key_points }) => key_points).length).toBeGreaterThan(0);
  expect(pointFaultsOf({ language, modules })).toEqual([]);
});
