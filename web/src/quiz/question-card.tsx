import { Badge, Button, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { letterOf } from '../../../src/course/question-key.ts';
import type { ContentsView, QuizView } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { useKeys } from '../shared/use-keys.ts';
import { isWhole, QuestionAnswer } from './question-answer.tsx';
import classes from './quiz.module.css';
import type { QuizTaking } from './use-quiz-run.ts';
import { Verdict } from './verdict.tsx';

interface Props {
  question: QuizView['questions'][number];
  taking: QuizTaking;
  contents: ContentsView;
}

/** The question that is being asked, and once it is answered what there is to know about it. */
export function QuestionCard({ question, taking, contents }: Props) {
  const { t } = useTranslation();
  const { run, choose, isWaiting } = taking;
  const { draft, verdict } = run;
  const title = useFocus(question.question_id);
  const canConfirm = verdict === null && isWhole(draft) && !isWaiting;
  const hasOneKey = question.kind !== 'matching' && question.kind !== 'ordering';
  useKeys((key) => {
    if (key === 'Enter' && verdict !== null) taking.goOn();
    else if (key === 'Enter' && canConfirm) taking.confirm();
    else if (hasOneKey && verdict === null && question.options[Number(key) - 1] !== undefined)
      choose(letterOf(Number(key) - 1));
    else return false;
    return true;
  });
  const isAgain = verdict === null && run.firsts[question.question_id] !== undefined;
  const language = contents.language === 'und' ? undefined : contents.language;
  return (
    <article>
      {isAgain ? (
        <Badge variant="light" size="lg" mb="sm">
          {t('quiz.again')}
        </Badge>
      ) : null}
      <fieldset className={classes.question}>
        <legend>
          <h2 ref={title} tabIndex={-1} className={classes.text} dir="auto" lang={language}>
            {question.question_text}
          </h2>
        </legend>
        {hasOneKey ? null : (
          <Text mb="md">{question.kind === 'matching' ? t('quiz.howMatching') : t('quiz.howOrdering')}</Text>
        )}
        <QuestionAnswer key={question.question_id} {...{ question, draft, choose, verdict, language }} />
      </fieldset>
      {taking.error === null ? null : <Trouble error={taking.error} again={taking.confirm} />}
      {verdict === null ? (
        <Group mt="lg" gap="md">
          <Button size="md" disabled={!isWhole(draft)} loading={isWaiting} onClick={taking.confirm}>
            {t('quiz.confirm')}
          </Button>
          <KeyHint count={hasOneKey ? question.options.length : 0} />
        </Group>
      ) : (
        <Verdict {...{ question, verdict, contents, language }} goOn={taking.goOn} isLast={isLast(taking)} />
      )}
    </article>
  );
}

const isLast = ({ run }: QuizTaking): boolean => run.queue.length === 1 && run.verdict?.correct === true;

/** Leads the reader to what is new; not at the first question, where the page itself is new. */
function useFocus(questionId: number) {
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef(questionId);
  useEffect(() => {
    if (shown.current === questionId) return;
    shown.current = questionId;
    title.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [questionId]);
  return title;
}

function KeyHint({ count }: { count: number }) {
  return (
    <Text size="sm" className={classes.hint}>
      <Trans
        i18nKey={count === 0 ? 'quiz.hintEnter' : 'quiz.hint'}
        values={{ last: count }}
        components={{ k: <kbd /> }}
      />
    </Text>
  );
}
