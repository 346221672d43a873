import { expect, it } from 'vitest';
import { describeLectern, type RunningLectern } from '../../tests/lectern.ts';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { CourseHits } from '../course/course-hits.ts';
import { PageText } from '../course/page-text.ts';

const search = async (running: RunningLectern, courseId: number, query: string): Promise<CourseHits> =>
  CourseHits.parse(await running.json(`/api/courses/${courseId}/search?${query}`));

describeLectern(
  'searching a course',
  (open) => {
    it('finds passages by words, whatever their endings, with lesson, marks and boxes', async () => {
      const running = await open();
      const book = { name: 'book.pdf', bytes: buildSampleBook() };
      const [job, other] = [await running.make([book]), await running.make([book])];
      const courseId = job.result?.course_id ?? 0;
      const found = await search(running, courseId, 'q=Enzymes%20speeding%20up%20R%C3%89ACTIONS&limit=5');
      expect(found.by_meaning).toBe(false);
      const [hit] = found.hits;
      if (hit === undefined) throw new Error('nothing was found');
      expect(hit).toMatchObject({
        document_id: job.documents[0]?.document_id,
        filename: 'book.pdf',
        page: 2,
        lesson: { title: 'Cells and tissues' },
        found_by: ['words'],
      });
      const marked = hit.marks.map(({ start, end }) => hit.snippet.slice(start, end));
      expect(marked).toEqual(expect.arrayContaining(['enzyme', 'speeds', 'reaction']));
      expect(hit.text.replace(/\s/g, ' ')).toContain(hit.snippet.replaceAll('…', ''));
      const { lines } = PageText.parse(await running.json(`/api/documents/${hit.document_id}/pages/2`));
      const shown = hit.boxes.map((box) => lines.find((line) => line.box[1] === box[1])?.text ?? '');
      expect(shown.join(' ')).toContain('An enzyme is a protein that speeds up');
      expect(found.hits.map(({ score }) => score)).toEqual(
        found.hits.map(({ score }) => score).toSorted((one, next) => next - one),
      );
      // The other course has the same passages.
      const same = await search(running, other.result?.course_id ?? 0, 'q=enzyme&limit=100');
      expect(new Set(same.hits.map(({ document_id }) => document_id))).toEqual(
        new Set([other.documents[0]?.document_id]),
      );
      expect((await search(running, courseId, 'q=quasar')).hits).toEqual([]);
      expect((await search(running, courseId, 'q=...')).hits).toEqual([]);
      expect((await search(running, courseId, 'q=the&limit=1')).hits).toHaveLength(1);
      for (const odd of [
        `enzyme' & !(: | <-> "; drop table passage --%_\\`,
        '😀 \u202eenzyme\u202c',
        'אנזים enzyme ⁧؟',
      ])
        expect((await search(running, courseId, `q=${encodeURIComponent(odd)}`)).hits[0]?.page).toBe(2);
      expect((await search(running, courseId, `q=${encodeURIComponent('😀 & | !()')}`)).hits).toEqual([]);
      for (const query of [
        '',
        '?q=',
        '?q=%20',
        '?q=%00',
        '?q=a&limit=0',
        '?q=a&limit=101',
        `?q=${'x'.repeat(501)}`,
      ]) {
        const refused = await running.get(`/api/courses/${courseId}/search${query}`);
        expect([query, refused.status]).toEqual([query, 400]);
        expect(await refused.json()).toMatchObject({ code: 'request_invalid' });
      }
      expect((await running.get('/api/courses/999/search?q=a')).status).toBe(404);
      await running.get(`/api/courses/${courseId}`, { method: 'DELETE' });
      expect((await running.get(`/api/courses/${courseId}/search?q=enzyme`)).status).toBe(404);
    });
  },
  { everyDatabase: true },
);
