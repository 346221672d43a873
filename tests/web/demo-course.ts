import { z } from 'zod';
import type { RunningLectern } from '../lectern.ts';
import { buildSampleBook } from '../sample-pdf.ts';

const Contents = z.looseObject({
  modules: z.array(
    z.looseObject({
      quiz_id: z.int().nullable(),
      sub_topics: z.array(z.looseObject({ lesson_id: z.int(), title: z.string() })),
    }),
  ),
  course_quiz_id: z.int().nullable(),
});

/** A course in the library, with the addresses of its parts. */
export interface DemoCourse {
  courseId: number;
  jobId: string;
  lessons: { lesson_id: number; title: string }[];
  quizzes: number[];
}

export async function makeDemoCourse(running: RunningLectern, title = 'Biology'): Promise<DemoCourse> {
  const job = await running.make([{ name: 'biology.pdf', bytes: buildSampleBook() }], {
    course_title: title,
  });
  const courseId = job.result?.course_id;
  if (courseId === undefined) throw new Error(`No course was made: ${job.error}`);
  const contents = Contents.parse(await running.json(`/api/courses/${courseId}/contents`));
  const ids = [...contents.modules.map((module) => module.quiz_id), contents.course_quiz_id];
  return {
    courseId,
    jobId: job.job_id,
    lessons: contents.modules.flatMap((module) => module.sub_topics),
    quizzes: ids.filter((id) => id !== null),
  };
}
