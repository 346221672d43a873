import type { QuizWithKey } from '../course/quiz.ts';
import { listQuizzes } from '../store/quizzes.ts';
import type { Store } from '../store/store.ts';

/** The quizzes of a published course with their keys, for an export. */
export async function listQuizzesWithKey(store: Store, courseId: number): Promise<QuizWithKey[]> {
  const quizzes = await listQuizzes(store.db, courseId);
  return quizzes.map((quiz) => ({
    quiz_id: quiz.quizId,
    title: quiz.title,
    quiz_type: quiz.quizType,
    course_id: quiz.courseId,
    module_week: quiz.quizType === 'module' ? quiz.week : null,
    total_questions: quiz.questions.length,
    questions: quiz.questions.map(({ question }) => question),
  }));
}
