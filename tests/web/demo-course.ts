import { z } from 'zod';
import type { RunningLectern, TestFile } from '../lectern.ts';
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

export async function makeDemoCourse(
  running: RunningLectern,
  file: TestFile = { name: 'biology.pdf', bytes: buildSampleBook() },
  title = 'Biology',
): Promise<DemoCourse> {
  const job = await running.make([file], { course_title: title });
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

/** Each page that the app has, of one course and one job that waits for its review. */
export const routesOf = ({ courseId, jobId, lessons, quizzes }: DemoCourse, waiting: string): string[] => {
  const course = `/courses/${courseId}`;
  const lesson = `${course}/lessons/${lessons[0]?.lesson_id}`;
  return [
    '/',
    `/jobs/${jobId}`,
    `/jobs/${waiting}`,
    `/jobs/${waiting}/outline`,
    course,
    `${course}/glossary`,
    lesson,
    `${lesson}/edit`,
    `${course}/quizzes/${quizzes[0]}`,
    `${course}/cards`,
    `${course}/edit`,
    `${course}/questions`,
    `${course}/reports`,
    '/cards',
    '/nothing/is/here',
  ];
};
