import { Button, Group, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../app/trouble.tsx';
import { CiteContext, CiteMarks } from '../reader/cite-mark.tsx';
import classes from './ask.module.css';
import { type Exchange, useAnswerCite, useAsked } from './use-asked.ts';

const MOST_CHARS = 1000;

interface Asking {
  courseId: number;
  /** Of the course: answers are in it. */
  language: string;
  /** Called before a source is opened. */
  onOpen?: () => void;
}

/** A field for a question to the course, and the answers so far, the newest first. */
export function AskCourse({ courseId, language, onOpen }: Asking) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState('');
  const { exchanges, ask } = useAsked(courseId);
  const send = () => {
    if (question.trim() === '' || ask.isPending) return;
    ask.mutate(question.trim(), { onSuccess: () => setQuestion('') });
  };
  return (
    <Stack gap="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className={classes.field}>
          <TextInput
            label={t('ask.field')}
            description={t('ask.hint')}
            value={question}
            onChange={(event) => setQuestion(event.currentTarget.value)}
            maxLength={MOST_CHARS}
            dir="auto"
            data-autofocus
          />
          <Button
            type="submit"
            loading={ask.isPending}
            leftSection={<IconMessageQuestion size={18} aria-hidden />}
          >
            {t('ask.send')}
          </Button>
        </div>
      </form>
      <VisuallyHidden role="status">{ask.isPending ? t('ask.waiting') : ''}</VisuallyHidden>
      {ask.isError ? <Trouble error={ask.error} again={() => ask.mutate(ask.variables)} /> : null}
      <div role="log" className={classes.answers}>
        {exchanges.map((exchange) => (
          <Answer
            key={exchange.id}
            exchange={exchange}
            language={language}
            {...(onOpen === undefined ? {} : { onOpen })}
          />
        ))}
      </div>
    </Stack>
  );
}

function Answer({
  exchange,
  language,
  onOpen,
}: {
  exchange: Exchange;
  language: string;
  onOpen?: () => void;
}) {
  const { t } = useTranslation();
  const cite = useAnswerCite(exchange, onOpen);
  const { answer, found, generator } = exchange.said;
  return (
    <CiteContext value={cite}>
      <article className={classes.answer}>
        <h3 className={classes.question} dir="auto">
          {exchange.question}
        </h3>
        {found ? (
          <>
            {answer.map(({ text, citations }) => (
              <p key={text} lang={language} dir="auto">
                {text} <CiteMarks ids={citations.map(({ id }) => id)} />
              </p>
            ))}
            <Text size="sm" className={classes.quiet}>
              {t(`ask.by.${generator}`)}
            </Text>
          </>
        ) : (
          <Group gap="xs">
            <Text>{t('ask.notFound')}</Text>
          </Group>
        )}
      </article>
    </CiteContext>
  );
}
