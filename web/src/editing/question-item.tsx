import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconCheck, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentsView, TeacherQuestionView } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { findLesson } from '../quiz/find-lesson.ts';
import { AnchorLink } from '../shared/links.tsx';
import classes from './editing.module.css';
import { stepsOf } from './question-draft.ts';
import { QuestionEditor } from './question-editor.tsx';
import { type QuestionChanges, useQuestionChanges } from './use-question-changes.ts';

interface Props {
  question: TeacherQuestionView;
  contents: ContentsView;
}

/** A question with its key and evidence, and what can be done with it. */
export function QuestionItem({ question, contents }: Props) {
  const { t } = useTranslation();
  const changes = useQuestionChanges(contents.course_id, question.question_id);
  const [isOpen, setIsOpen] = useState(false);
  const isRemoved = question.status === 'removed';
  const lang = contents.language;
  const warnings = changes.save.data?.warnings ?? [];
  const error = changes.remove.error ?? changes.replace.error ?? (isOpen ? null : changes.save.error);
  return (
    <li className={classes.question}>
      <Group gap="xs" mb={6}>
        <Badge variant="default">{t(`editing.kind.${question.kind}`)}</Badge>
        {question.status === 'published' ? null : (
          <Badge variant="light">{t(`editing.status.${question.status}`)}</Badge>
        )}
        {question.origin === 'book' ? <Badge variant="light">{t('editing.questions.ofBook')}</Badge> : null}
      </Group>
      <Text
        component="h3"
        className={`${classes.questionText} ${isRemoved ? classes.removed : ''}`}
        m={0}
        dir="auto"
        lang={lang}
      >
        {question.question_text}
      </Text>
      <Key question={question} lang={lang} />
      <Evidence question={question} contents={contents} />
      {warnings.length === 0 ? null : (
        <Alert variant="light" color="orange" mt="sm" title={t('editing.questions.warnings')} role="status">
          <ul lang="en" dir="ltr">
            {warnings.map(({ name, detail }) => (
              <li key={`${name} ${detail}`}>
                <b>{name}</b>: {detail}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {error === null ? null : <Trouble error={error} />}
      <Actions question={question} changes={changes} edit={() => setIsOpen(true)} />
      {isOpen ? (
        <QuestionEditor question={question} changes={changes} lang={lang} close={() => setIsOpen(false)} />
      ) : null}
    </li>
  );
}

/** The options with the key among them, in words and by a sign. */
function Key({ question, lang }: { question: TeacherQuestionView; lang: string }) {
  const { t } = useTranslation();
  if (question.kind === 'ordering')
    return (
      <ol dir="auto" lang={lang}>
        {stepsOf(question).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    );
  if (question.kind === 'matching')
    return (
      <ul className={classes.options} lang={lang}>
        {question.prompts.map((prompt, index) => (
          <li key={prompt}>
            <span dir="auto">
              <b>{prompt}</b> – {question.options[question.pairs[index] ?? -1]}
            </span>
          </li>
        ))}
      </ul>
    );
  return (
    <ul className={classes.options} lang={lang}>
      {question.options.map((option, index) => (
        <li key={option} className={index === question.correct ? classes.key : undefined}>
          {index === question.correct ? (
            <IconCheck size={18} role="img" aria-label={t('editing.questions.key')} />
          ) : (
            <span aria-hidden>·</span>
          )}
          <span dir="auto">{option}</span>
        </li>
      ))}
    </ul>
  );
}

function Evidence({ question, contents }: Props) {
  const { t } = useTranslation();
  const [citation] = question.citations;
  if (citation === undefined) return null;
  const lesson = findLesson(contents, question.topic, citation);
  return (
    <blockquote className={classes.evidence}>
      <Text size="sm" dir="auto" lang={contents.language}>
        “{citation.quote}”
      </Text>
      <Text size="sm">
        {t('editing.citations.page', { page: citation.page })}
        {lesson === undefined ? null : (
          <>
            {' · '}
            <AnchorLink
              to="/courses/$courseId/lessons/$lessonId"
              params={{ courseId: contents.course_id, lessonId: lesson.lesson_id }}
              size="sm"
              underline="always"
            >
              {t('editing.questions.toLesson')}
            </AnchorLink>
          </>
        )}
      </Text>
    </blockquote>
  );
}

interface ActionsProps {
  question: TeacherQuestionView;
  changes: QuestionChanges;
  edit: () => void;
}

function Actions({ question, changes, edit }: ActionsProps) {
  const { t } = useTranslation();
  const { save, remove, replace } = changes;
  const say = (message: string) => () => notifications.show({ message });
  // What it is about is part of each name: a page full of buttons that are all called "Change" helps nobody.
  const label = (action: string) => `${action}: ${question.question_text}`;
  if (question.status === 'removed')
    return (
      <Button
        mt="sm"
        size="xs"
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        loading={save.isPending}
        aria-label={label(t('editing.questions.restore'))}
        onClick={() => save.mutate(question, { onSuccess: say(t('editing.questions.restored')) })}
      >
        {t('editing.questions.restore')}
      </Button>
    );
  return (
    <Group gap="xs" mt="sm">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        aria-label={label(t('action.edit'))}
        onClick={edit}
      >
        {t('action.edit')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        loading={replace.isPending}
        aria-label={label(t('editing.questions.replace'))}
        onClick={() => replace.mutate(undefined, { onSuccess: say(t('editing.questions.replaced')) })}
      >
        {t('editing.questions.replace')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        loading={remove.isPending}
        aria-label={label(t('editing.questions.remove'))}
        onClick={() => remove.mutate(undefined, { onSuccess: say(t('editing.questions.removed')) })}
      >
        {t('editing.questions.remove')}
      </Button>
    </Group>
  );
}
