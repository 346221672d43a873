import { NativeSelect, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { letterOf } from '../../../src/course/question-key.ts';
import type { AnswerProps } from './question-answer.tsx';
import classes from './quiz.module.css';
import { joinPicks, parsePicks } from './quiz-run.ts';

/** To each prompt an option: dragged onto it, or chosen from its list. */
export function MatchingAnswer(props: AnswerProps) {
  const { question, draft, choose, verdict } = props;
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const prompts = question.prompts ?? [];
  const given = parsePicks(verdict?.given ?? draft);
  const picks = prompts.map((_, index) => given[index]);
  const put = (row: number, option: number | undefined) => {
    // An option belongs to one prompt: putting it elsewhere takes it away from where it was.
    choose(
      joinPicks(picks.map((pick, index) => (index === row ? option : pick === option ? undefined : pick))),
    );
    const text = option === undefined ? undefined : question.options[option];
    if (text !== undefined) setSaid(t('quiz.matched', { prompt: prompts[row], option: text }));
  };
  return (
    <>
      <ul className={classes.bank} aria-label={t('quiz.bank')}>
        {question.options.map((option, index) => (
          <li
            key={option}
            className={classes.chip}
            draggable={verdict === null}
            data-used={picks.includes(index) || undefined}
            onDragStart={(event) => event.dataTransfer.setData('text/lectern-option', String(index))}
          >
            <b>{letterOf(index)}</b> <span dir="auto">{option}</span>
          </li>
        ))}
      </ul>
      <div className={classes.rows}>
        {prompts.map((prompt, index) => (
          <Row key={prompt} {...props} prompt={prompt} index={index} pick={picks[index]} put={put} />
        ))}
      </div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}

interface RowProps extends AnswerProps {
  prompt: string;
  index: number;
  pick: number | undefined;
  put: (row: number, option: number | undefined) => void;
}

function Row({ question, verdict, language, prompt, index, pick, put }: RowProps) {
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const key = verdict === null ? undefined : parsePicks(verdict.correct_answer)[index];
  const mark = verdict === null ? undefined : key === pick ? 'right' : 'wrong';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list in it does the same for the keyboard
    <div
      className={classes.row}
      data-mark={mark}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const option = Number.parseInt(event.dataTransfer.getData('text/lectern-option'), 10);
        if (verdict === null && option in question.options) put(index, option);
      }}
    >
      {verdict === null ? (
        <NativeSelect
          label={
            <span dir="auto" lang={language}>
              {prompt}
            </span>
          }
          value={pick ?? ''}
          onChange={({ currentTarget: { value } }) => put(index, value === '' ? undefined : Number(value))}
          data={[
            { value: '', label: t('quiz.choose') },
            ...question.options.map((option, place) => ({
              value: String(place),
              label: `${letterOf(place)} – ${option}`,
            })),
          ]}
        />
      ) : (
        <>
          <Text fw={600} dir="auto" lang={language}>
            {prompt}
          </Text>
          <Text dir="auto" lang={language}>
            {question.options[pick ?? -1]}
          </Text>
        </>
      )}
      {mark === undefined || key === undefined ? null : (
        <Text size="sm" fw={600} className={classes.mark}>
          {mark === 'right' ? <IconCheck size={18} aria-hidden /> : <IconX size={18} aria-hidden />}
          {mark === 'right' ? t('quiz.mark.both') : t('quiz.mark.is', { answer: question.options[key] })}
        </Text>
      )}
    </div>
  );
}
