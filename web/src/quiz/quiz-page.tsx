import { Button, Container, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useBlocker, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ContentsView, type QuizView, queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { AnchorLink } from '../shared/links.tsx';
import { usePageTitle } from '../shared/use-page-title.ts';
import { Waiting } from '../shared/waiting.tsx';
import { useCited } from '../viewer/use-cited.ts';
import { WithSource } from '../viewer/with-source.tsx';
import { OpenSource } from './cited-page.tsx';
import { QuestionCard } from './question-card.tsx';
import { QuizResult } from './quiz-result.tsx';
import { type QuizTaking, useQuizRun } from './use-quiz-run.ts';

/** A quiz, one question at a time. */
export function QuizPage() {
  const { courseId, quizId } = useParams({ from: '/courses/$courseId/quizzes/$quizId' });
  const { t } = useTranslation();
  // The questions stay the same while they are answered.
  const quiz = useQuery({
    ...queries.quiz(quizId),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  const contents = useQuery(queries.contents(courseId));
  usePageTitle(quiz.data?.title ?? t('quiz.title'));
  const error = quiz.error ?? contents.error;
  if (error !== null)
    return (
      <Container size="sm" py="xl">
        <Title order={1} mb="md">
          {t('quiz.title')}
        </Title>
        <Trouble
          error={error}
          again={() => {
            void quiz.refetch();
            void contents.refetch();
          }}
        />
      </Container>
    );
  if (quiz.data === undefined || contents.data === undefined || !quiz.isFetchedAfterMount)
    return <Waiting height={480} />;
  return <Taking key={quizId} quiz={quiz.data} contents={contents.data} />;
}

function Taking({ quiz, contents }: { quiz: QuizView; contents: ContentsView }) {
  const { t } = useTranslation();
  const taking = useQuizRun(quiz);
  const { run, question } = taking;
  const cited = useCited();
  const isUnderWay = run.result === null && Object.keys(run.firsts).length > 0;
  // What is kept will be found again; only where the browser keeps nothing leaving would lose the answers.
  useBlocker({
    // A source that opens beside the quiz leaves nothing.
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname && !window.confirm(t('quiz.leave')),
    enableBeforeUnload: isUnderWay && !taking.isKept,
    disabled: !isUnderWay || taking.isKept,
  });
  return (
    <WithSource documents={contents.documents} lang={contents.language} findCitation={cited.findCitation}>
      <Container size="sm" py="xl">
        <Stack gap="lg">
          <div>
            <AnchorLink to="/courses/$courseId" params={{ courseId: contents.course_id }} size="sm">
              <bdi>{contents.course_title}</bdi>
            </AnchorLink>
            <Title order={1} size="h2" dir="auto">
              {t('quiz.of', { title: quiz.title })}
            </Title>
          </div>
          {run.result !== null ? (
            <QuizResult quiz={quiz} result={run.result} contents={contents} startOver={taking.startOver} />
          ) : question === undefined ? (
            <Ending taking={taking} isEmpty={quiz.questions.length === 0} />
          ) : (
            <>
              <HowFar taking={taking} total={quiz.questions.length} />
              <OpenSource value={cited.open}>
                <QuestionCard question={question} taking={taking} contents={contents} />
              </OpenSource>
            </>
          )}
        </Stack>
      </Container>
    </WithSource>
  );
}

/** Between the last answer and the result; or nothing was there to be asked. */
function Ending({ taking, isEmpty }: { taking: QuizTaking; isEmpty: boolean }) {
  const { t } = useTranslation();
  if (isEmpty) return <Text>{t('quiz.empty')}</Text>;
  if (taking.error !== null) return <Trouble error={taking.error} again={taking.end} />;
  return taking.isWaiting ? <Waiting /> : <Button onClick={taking.end}>{t('quiz.toResult')}</Button>;
}

function HowFar({ taking, total }: { taking: QuizTaking; total: number }) {
  const { t } = useTranslation();
  const { run } = taking;
  const answered = Object.keys(run.firsts).length;
  const isFirstRound =
    answered < total || (run.verdict !== null && run.missed.length <= run.queue.length && isFirstTry(run));
  const done = total - run.queue.length + (run.verdict?.correct === true ? 1 : 0);
  const label = isFirstRound
    ? t('quiz.question', { number: run.verdict === null ? answered + 1 : answered, count: total })
    : t('quiz.left', { count: run.queue.length });
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm" role="status">
          {label}
        </Text>
        {answered === 0 ? null : (
          <Button variant="subtle" size="compact-sm" onClick={taking.startOver}>
            {t('quiz.startOver')}
          </Button>
        )}
      </Group>
      <Progress.Root size="sm">
        <Progress.Section value={(100 * done) / Math.max(1, total)} aria-label={t('quiz.progress')} />
      </Progress.Root>
    </div>
  );
}

/** Whether the question whose verdict is shown was asked for the first time: it stands in front as it was given. */
const isFirstTry = ({ verdict, firsts }: QuizTaking['run']): boolean =>
  verdict !== null && Object.keys(firsts).at(-1) === String(verdict.question_id);
