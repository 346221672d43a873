import type { TeacherQuestionView } from '../api/queries.ts';

/** Stands for no filter. */
export const ALL = '';

/** What questions are wanted; `words` stand in the question, its options or its explanation. */
export interface Filter {
  words: string;
  topic: string;
  quiz: string;
  status: string;
  kind: string;
}

export const findQuestions = (
  questions: readonly TeacherQuestionView[],
  { words, topic, quiz, status, kind }: Filter,
): TeacherQuestionView[] => {
  const wanted = words.trim().toLocaleLowerCase();
  return questions.filter(
    (question) =>
      (topic === ALL || question.topic === topic) &&
      (quiz === ALL || question.quiz_ids.includes(Number(quiz))) &&
      (status === ALL || question.status === status) &&
      (kind === ALL || question.kind === kind) &&
      [question.question_text, question.explanation, ...question.options]
        .join('\n')
        .toLocaleLowerCase()
        .includes(wanted),
  );
};

/** By lesson, in the order in which they come. */
export const groupByTopic = (questions: readonly TeacherQuestionView[]): Map<string, TeacherQuestionView[]> =>
  Map.groupBy(questions, ({ topic }) => topic);
