import type { QuizWithKey } from '../course/quiz.ts';
import { headOf, listQuizzes } from '../store/quizzes.ts';
import type { Store } from '../store/store.ts';

/** The quizzes of a published course with their keys, for an export. */
export async function listQuizzesWithKey(store: Store, courseId: number): Promise<QuizWithKey[]> {
  const quizzes = await listQuizzes(store.db, courseId);
  return quizzes.map((quiz) => ({
    ...headOf(quiz),
    questions: quiz.questions.map(({ question }) => question),
  }));
}
