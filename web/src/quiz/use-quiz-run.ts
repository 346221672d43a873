import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, got } from '../api/client.ts';
import type { QuizView } from '../api/queries.ts';
import { beginRun, goOn, isRunOf, noteVerdict, type QuizRun } from './quiz-run.ts';

const keyOf = (quizId: number): string => `lectern-quiz-${quizId}`;

function findKept(quizId: number, questionIds: readonly number[]): QuizRun | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(quizId)) ?? 'null');
    return isRunOf(kept, questionIds) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the run through reloads. Out: whether that works; browsers can forbid it. */
function useKept(quizId: number, run: QuizRun): boolean {
  const [isKept, setIsKept] = useState(true);
  useEffect(() => {
    try {
      sessionStorage.setItem(keyOf(quizId), JSON.stringify(run));
      setIsKept(true);
    } catch {
      setIsKept(false);
    }
  }, [quizId, run]);
  return isKept;
}

/** One taking of a quiz: what is asked, what was said of it, and what can be done now. */
export function useQuizRun(quiz: QuizView) {
  const ids = quiz.questions.map((question) => question.question_id);
  const [run, setRun] = useState(() => findKept(quiz.quiz_id, ids) ?? beginRun(ids));
  const isKept = useKept(quiz.quiz_id, run);
  const client = useQueryClient();
  const path = { quiz_id: quiz.quiz_id };
  const asking = useMutation({
    mutationFn: ({ questionId, answer }: { questionId: number; answer: string }) =>
      got(
        api.POST('/api/quizzes/{quiz_id}/answers', {
          params: { path },
          body: { question_id: questionId, answer },
        }),
      ),
    onSuccess: (verdict, { answer }) => setRun((before) => noteVerdict(before, answer, verdict)),
  });
  const ending = useMutation({
    mutationFn: (answers: Record<string, string>) =>
      got(api.POST('/api/quizzes/{quiz_id}/submissions', { params: { path }, body: { answers } })),
    onSuccess: async (result) => {
      setRun((before) => ({ ...before, result }));
      await Promise.all(
        [['course', quiz.course_id], ['cards'], ['courses']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  const [questionId] = run.queue;
  return {
    run,
    isKept,
    question: quiz.questions.find((question) => question.question_id === questionId),
    isWaiting: asking.isPending || ending.isPending,
    error: asking.error ?? ending.error,
    choose: (draft: string) => setRun((before) => (before.verdict === null ? { ...before, draft } : before)),
    confirm: () => {
      if (questionId !== undefined) asking.mutate({ questionId, answer: run.draft });
    },
    goOn: () => {
      const next = goOn(run);
      setRun(next);
      if (next.queue.length === 0) ending.mutate(next.firsts);
    },
    /** Sends the answers again when that failed. */
    end: () => ending.mutate(run.firsts),
    startOver: () => {
      asking.reset();
      ending.reset();
      setRun(beginRun(ids));
    },
  };
}
export type QuizTaking = ReturnType<typeof useQuizRun>;
