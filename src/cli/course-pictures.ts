import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Lectern } from '../assemble.ts';
import { asFailure } from '../base/failure.ts';
import type { Course } from '../course/course.ts';
import { listPictures, picturePath } from '../export/markdown.ts';
import { inParallel } from '../flows/in-parallel.ts';
import { drawPicture } from '../flows/page-picture.ts';
import { getDocument } from '../store/documents.ts';

/** Draws the parts of pages that the lessons show into an export's folder. One that fails is told of. */
export async function writePictures(lectern: Lectern, course: Course, folder: string): Promise<void> {
  await inParallel(listPictures(course), lectern.threads.size, async (link) => {
    const { documentId, pageNumber, box, widthPx } = link;
    try {
      const document = await getDocument(lectern.store.db, documentId);
      const picture = await drawPicture(lectern, document, pageNumber, { widthPx, box });
      const path = join(folder, picturePath(link));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, picture);
    } catch (error) {
      process.stderr.write(`Note: no picture of page ${pageNumber}: ${asFailure(error).message}\n`);
    }
  });
}
