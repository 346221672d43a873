import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { exportLegacy } from '../src/export/legacy-course.ts';
import { importLegacy } from '../src/flows/import-legacy.ts';
import { listQuizzesWithKey } from '../src/flows/quizzes-with-key.ts';
import { getCourse, listCourses } from '../src/store/courses.ts';
import { getQuiz, listQuizzes } from '../src/store/quizzes.ts';
import type { Store } from '../src/store/store.ts';
import { listSubmissions } from '../src/store/submissions.ts';
import { describeEachStore } from '../src/store/test-stores.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function write(files: Record<string, unknown>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-legacy-'));
  folders.push(folder);
  for (const [name, value] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return folder;
}

const COURSE = {
  course_title: 'Vectors',
  course_id: 7,
  modules: [
    {
      week: 1,
      title: 'Basics',
      sub_topics: [
        {
          title: 'Lists',
          content: '## Lists\n\nThe vector is a list of numbers, and its length is how many there are.',
        },
        { title: 'Lost', content: 'Content generation failed for this topic' },
      ],
    },
    {
      week: 2,
      title: 'Limits',
      sub_topics: [{ title: 'Also lost', content: "Error code: 429 - {'error': {'message': 'Rate limit'}}" }],
    },
  ],
};

const questionOf = (id: number, key: string) => ({
  question_id: id,
  question_text: `What is a vector of ${id}?`,
  options: ['A) a list', 'B) a number', 'C) a word', 'D) a page'],
  correct_answer: key,
  explanation: 'It is a list.',
  topic: 'Lists',
});

const quizOf = (id: number, keys: readonly string[], more: object = {}) => ({
  quiz_id: id,
  title: `Quiz ${id}`,
  description: '',
  questions: keys.map((key, index) => questionOf(index + 1, key)),
  total_questions: keys.length,
  quiz_type: 'module',
  module_week: 1,
  course_id: 7,
  ...more,
});

const DATA = {
  'data/courses/course_output.json': [COURSE],
  'data/quizzes/quiz_3.json': quizOf(3, ['A', 'B', 'C']),
  'data/quiz_answers/answer_1.json': {
    quiz_id: 3,
    user_id: 'ann',
    answers: { 1: 'A', 2: 'C', 3: 'C' },
    score: 2,
  },
};

describeEachStore('the data of the old service', ({ open }) => {
  it('comes with its ids, and lessons that hold an error are missing and told of', async () => {
    const store = await open();
    const report = await importLegacy(store, await write(DATA));
    expect(report).toMatchObject({ courses: 1, lessons: 1, quizzes: 1, questions: 3, submissions: 1 });
    expect(report.lost).toEqual(['Vectors, week 1: Lost', 'Vectors, week 2: Also lost']);
    expect(report.problems).toEqual([]);
    const course = await getCourse(store.db, 7);
    expect(course).toMatchObject({ course_title: 'Vectors', generator: 'imported', language: 'en' });
    expect(
      course.modules.map(({ title, sub_topics }) => [title, sub_topics.map((lesson) => lesson.title)]),
    ).toEqual([
      ['Basics', ['Lists']],
      ['Limits', []],
    ]);
    expect(JSON.stringify(course)).not.toMatch(/failed|429/);
    const quiz = await getQuiz(store.db, 3);
    expect(quiz).toMatchObject({ courseId: 7, week: 1 });
    expect(quiz.questions.map(({ question }) => question)).toMatchObject([
      { options: ['a list', 'a number', 'a word', 'a page'], correct: 0 },
      { correct: 1 },
      { correct: 2 },
    ]);
    expect(await listSubmissions(store.db)).toMatchObject([
      { quiz_id: 3, user_id: 'ann', answers: { 1: 'A', 2: 'C', 3: 'C' }, score: 2, total_questions: 3 },
    ]);
  });

  it('changes nothing when it comes a second time', async () => {
    const store = await open();
    const folder = await write(DATA);
    await importLegacy(store, folder);
    const before = await everything(store);
    expect(await importLegacy(store, folder)).toMatchObject({
      courses: 0,
      quizzes: 0,
      submissions: 0,
      known: 3,
    });
    expect(await everything(store)).toEqual(before);
  });

  it('gets new ids where its own are taken, and later courses get others', async () => {
    const store = await open();
    await importLegacy(store, await write(DATA));
    const other = { ...COURSE, course_title: 'Matrices' };
    const report = await importLegacy(
      store,
      await write({
        'courses/course_output.json': other,
        'quizzes/a.json': quizOf(3, ['B', 'A', 'D'], { title: 'Another' }),
      }),
    );
    expect(report.problems).toEqual([
      'Course 7 has the id 8 here: 7 was taken.',
      'Quiz 3 has the id 4 here.',
    ]);
    expect(await getQuiz(store.db, 4)).toMatchObject({ courseId: 8, title: 'Another' });
    const empty = await importLegacy(
      store,
      await write({ 'courses/c.json': { ...COURSE, course_id: null } }),
    );
    expect(empty.courses).toBe(1);
    expect((await listCourses(store.db, { owner: 'x', now: new Date(), limit: 9 })).items[0]?.course_id).toBe(
      9,
    );
  });

  it('tells of quizzes with one key nearly everywhere, keys that are none, and quizzes of no course', async () => {
    const store = await open();
    const report = await importLegacy(
      store,
      await write({
        ...DATA,
        'data/quizzes/b.json': quizOf(4, ['B', 'B', 'B', 'B', 'B', 'A'], { quiz_type: 'course' }),
        'data/quizzes/c.json': quizOf(5, ['A', 'Z'], { module_week: 2 }),
        'data/quizzes/d.json': quizOf(6, ['A'], { course_id: 99 }),
      }),
    );
    expect(report.problems).toEqual([
      'Quiz 4: nearly every key is B.',
      'Quiz 5: question 2 has the key "Z", which is none of its options.',
      'Quiz 6 belongs to no course and was left out.',
    ]);
    expect(await listQuizzes(store.db, 7)).toMatchObject([
      { quizId: 3, week: 1 },
      { quizId: 5, week: 2 },
      { quizId: 4, week: 0, quizType: 'course' },
    ]);
  });

  it('adds a second quiz of a week to the first, and its answers go with it', async () => {
    const store = await open();
    const report = await importLegacy(
      store,
      await write({
        ...DATA,
        'data/quizzes/quiz_4.json': quizOf(4, ['D', 'D'], { title: 'Again' }),
        'data/quiz_answers/answer_2.json': { quiz_id: 4, user_answers: { 1: { answer: 'D' }, 2: 'A' } },
      }),
    );
    expect(report.problems).toEqual(['Quiz 4 was added to quiz 3, which is of the same week.']);
    expect((await getQuiz(store.db, 3)).questions).toHaveLength(5);
    expect((await listSubmissions(store.db)).at(-1)).toMatchObject({ answers: { 4: 'D', 5: 'A' }, score: 1 });
  });

  it('takes keys from a file of answers, options by letters, and numbers as text', async () => {
    const store = await open();
    const question = { question_id: 'q1', question_text: 'True?', options: { B: 'False', A: 'True' } };
    const report = await importLegacy(
      store,
      await write({
        'courses/course_output.json': [{ ...COURSE, course_id: '7' }],
        'quizzes/q.json': { quiz_id: 'week-1', module_week: '1', quiz_type: 'module', questions: [question] },
        'quiz_answers/key.json': { quiz_id: 'week-1', answers: { q1: { correct_answer: 'B' } } },
      }),
    );
    expect(report).toMatchObject({ quizzes: 1, questions: 1, submissions: 0 });
    const [quiz] = await listQuizzes(store.db, 7);
    expect(quiz?.questions[0]?.question).toMatchObject({ kind: 'true_false', correct: 1 });
  });

  it('goes on past files that are no JSON or of another form, and names them', async () => {
    const store = await open();
    const report = await importLegacy(
      store,
      await write({
        ...DATA,
        'data/courses/broken.json': '[{"course_title": "Half',
        'data/quizzes/list.json': ['not a quiz'],
        'data/quiz_answers/unknown.json': { quiz_id: 12, score: 1, answers: {} },
      }),
    );
    expect(report).toMatchObject({ courses: 1, quizzes: 1, submissions: 1 });
    expect(report.problems.map((problem) => problem.split(' ', 2).join(' '))).toEqual([
      'courses/broken.json could',
      'quizzes/list.json is',
      'quiz_answers/unknown.json answers',
    ]);
  });

  it('is refused where nothing of it is', async () => {
    const store = await open();
    await expect(importLegacy(store, await write({}))).rejects.toMatchObject({ code: 'file_not_found' });
  });

  it('is written back in its own form, which comes in again', async () => {
    const store = await open();
    await importLegacy(store, await write(DATA));
    const { files, left } = exportLegacy(await everything(store));
    expect(left).toBe(0);
    expect(files.map(({ path }) => path)).toEqual([
      'data/courses/course_output.json',
      'data/quizzes/quiz_3.json',
      'data/quiz_answers/submission_1.json',
    ]);
    const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    const [course] = JSON.parse(texts['data/courses/course_output.json'] ?? '');
    expect(course.modules[0]).toEqual({
      week: 1,
      title: 'Basics',
      sub_topics: [COURSE.modules[0]?.sub_topics[0]],
    });
    const quiz = JSON.parse(texts['data/quizzes/quiz_3.json'] ?? '');
    expect(quiz).toMatchObject({ quiz_id: 3, total_questions: 3, module_week: 1, course_id: 7 });
    expect(quiz.questions[2]).toMatchObject({ question_id: 3, correct_answer: 'C', topic: 'Lists' });
    const fresh = await open();
    expect(await importLegacy(fresh, await write(texts))).toMatchObject({
      courses: 1,
      quizzes: 1,
      submissions: 1,
    });
    expect((await listSubmissions(fresh.db))[0]).toMatchObject({ user_id: 'ann', score: 2 });
  });
});

async function everything(store: Store) {
  const { items } = await listCourses(store.db, { owner: 'local', now: new Date(0), limit: 50 });
  const courses = [];
  for (const { course_id } of items)
    courses.push({
      course: await getCourse(store.db, course_id),
      quizzes: await listQuizzesWithKey(store, course_id),
    });
  return { courses, submissions: await listSubmissions(store.db) };
}
