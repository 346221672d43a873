import { Container, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContentsView, queries, type TeacherQuestionView } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { AnchorLink } from '../shared/links.tsx';
import { usePageTitle } from '../shared/use-page-title.ts';
import { Waiting } from '../shared/waiting.tsx';
import classes from './editing.module.css';
import { ALL, type Filter, findQuestions, groupByTopic } from './find-questions.ts';
import { QuestionItem } from './question-item.tsx';

/** All questions of a course with their keys, for its teacher. */
export function QuestionsPage() {
  const { courseId } = useParams({ from: '/courses/$courseId/questions' });
  const { t } = useTranslation();
  const questions = useQuery(queries.questions(courseId));
  const contents = useQuery(queries.contents(courseId));
  usePageTitle(t('editing.questions.title'));
  const error = questions.error ?? contents.error;
  return (
    <Container size="md" py="xl">
      <Stack gap="lg">
        <div>
          <AnchorLink to="/courses/$courseId" params={{ courseId }} size="sm">
            <bdi>{contents.data?.course_title ?? t('nav.back')}</bdi>
          </AnchorLink>
          <Title order={1} size="h2">
            {t('editing.questions.title')}
          </Title>
        </div>
        {error !== null ? (
          <Trouble
            error={error}
            again={() => {
              void questions.refetch();
              void contents.refetch();
            }}
          />
        ) : questions.data === undefined || contents.data === undefined ? (
          <Waiting height={480} />
        ) : (
          <Questions questions={questions.data.questions} contents={contents.data} />
        )}
      </Stack>
    </Container>
  );
}

function Questions({ questions, contents }: { questions: TeacherQuestionView[]; contents: ContentsView }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>({ words: '', topic: ALL, quiz: ALL, status: ALL, kind: ALL });
  const found = findQuestions(questions, useDeferredValue(filter));
  if (questions.length === 0) return <Text>{t('editing.questions.none')}</Text>;
  return (
    <>
      <Filters {...{ filter, setFilter, questions, contents }} />
      <Text role="status" size="sm">
        {t('editing.questions.found', { count: found.length })}
      </Text>
      {[...groupByTopic(found)].map(([topic, group]) => (
        <section key={topic}>
          <Title order={2} size="h4" dir="auto" lang={contents.language}>
            {topic}
          </Title>
          <ul className={classes.list}>
            {group.map((question) => (
              <QuestionItem key={question.question_id} question={question} contents={contents} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface FiltersProps {
  filter: Filter;
  setFilter: (filter: Filter) => void;
  questions: TeacherQuestionView[];
  contents: ContentsView;
}

function Filters({ filter, setFilter, questions, contents }: FiltersProps) {
  const { t } = useTranslation();
  const all = { value: ALL, label: t('editing.questions.all') };
  const quizzes = [
    ...contents.modules.map(({ quiz_id, title }) => ({ id: quiz_id, title })),
    { id: contents.course_quiz_id, title: t('editing.questions.courseQuiz') },
  ].flatMap(({ id, title }) => (id === null ? [] : [{ value: String(id), label: title }]));
  const topics = [...new Set(questions.map(({ topic }) => topic))];
  return (
    <search className={classes.filters}>
      <TextInput
        label={t('editing.questions.find')}
        value={filter.words}
        onChange={({ currentTarget }) => setFilter({ ...filter, words: currentTarget.value })}
      />
      <NativeSelect
        label={t('editing.questions.lesson')}
        value={filter.topic}
        data={[all, ...topics.map((topic) => ({ value: topic, label: topic }))]}
        onChange={({ currentTarget }) => setFilter({ ...filter, topic: currentTarget.value })}
      />
      <NativeSelect
        label={t('editing.questions.quiz')}
        value={filter.quiz}
        data={[all, ...quizzes]}
        onChange={({ currentTarget }) => setFilter({ ...filter, quiz: currentTarget.value })}
      />
      <NativeSelect
        label={t('editing.questions.status')}
        value={filter.status}
        data={[
          all,
          { value: 'published', label: t('editing.status.published') },
          { value: 'edited', label: t('editing.status.edited') },
          { value: 'removed', label: t('editing.status.removed') },
        ]}
        onChange={({ currentTarget }) => setFilter({ ...filter, status: currentTarget.value })}
      />
      <NativeSelect
        label={t('editing.questions.kind')}
        value={filter.kind}
        data={[
          all,
          { value: 'choice', label: t('editing.kind.choice') },
          { value: 'cloze', label: t('editing.kind.cloze') },
          { value: 'true_false', label: t('editing.kind.true_false') },
          { value: 'matching', label: t('editing.kind.matching') },
          { value: 'ordering', label: t('editing.kind.ordering') },
        ]}
        onChange={({ currentTarget }) => setFilter({ ...filter, kind: currentTarget.value })}
      />
    </search>
  );
}
