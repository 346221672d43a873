import { ActionIcon, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCheck, IconGripVertical, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moveEntry, useReorder } from '../shared/use-reorder.ts';
import type { AnswerProps } from './question-answer.tsx';
import classes from './quiz.module.css';
import { joinPicks, parsePicks } from './quiz-run.ts';

/** Steps to be put in order: dragged, or moved by the buttons of each. */
export function OrderingAnswer({ question, draft, choose, verdict, language }: AnswerProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const { options } = question;
  const given = verdict?.given ?? draft;
  const order = given === '' ? options.map((_, index) => index) : parsePicks(given);
  useEffect(() => {
    // As they stand is an answer too.
    if (verdict === null && draft === '') choose(joinPicks(options.map((_, index) => index)));
  });
  const key = verdict === null ? [] : parsePicks(verdict.correct_answer);
  const move = (from: number, to: number) => {
    if (verdict !== null || to < 0 || to >= order.length) return;
    choose(joinPicks(moveEntry(order, from, to)));
    setSaid(t('quiz.moved', { option: options[order[from] ?? -1], place: to + 1, count: order.length }));
  };
  const dragProps = useReorder(move);
  return (
    <>
      <ol className={classes.steps}>
        {order.map((option, index) => (
          <li
            key={option ?? -1}
            className={classes.step}
            data-mark={verdict === null ? undefined : key[index] === option ? 'right' : 'wrong'}
            {...(verdict === null ? dragProps(index) : {})}
          >
            <Text component="span" fw={700} className={classes.place}>
              {index + 1}
            </Text>
            <span dir="auto" lang={language} className={classes.optionText}>
              {options[option ?? -1]}
            </span>
            {verdict === null ? (
              <MoveButtons
                name={options[option ?? -1] ?? ''}
                index={index}
                last={order.length - 1}
                move={move}
              />
            ) : key[index] === option ? (
              <IconCheck size={20} role="img" aria-label={t('quiz.mark.both')} />
            ) : (
              <IconX size={20} role="img" aria-label={t('quiz.wrong')} />
            )}
          </li>
        ))}
      </ol>
      {verdict === null || verdict.correct ? null : (
        <div>
          <Text fw={600}>{t('quiz.rightOrder')}</Text>
          <ol dir="auto" lang={language}>
            {key.map((option) => (
              <li key={option}>{options[option ?? -1]}</li>
            ))}
          </ol>
        </div>
      )}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}

interface MoveProps {
  name: string;
  index: number;
  last: number;
  move: (from: number, to: number) => void;
}

// At an end a button stays where it is and does nothing: one that is switched off would lose the focus.
function MoveButtons({ name, index, last, move }: MoveProps) {
  const { t } = useTranslation();
  return (
    <span className={classes.moves}>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('quiz.up', { name })}
        aria-disabled={index === 0}
        onClick={() => move(index, index - 1)}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('quiz.down', { name })}
        aria-disabled={index === last}
        onClick={() => move(index, index + 1)}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
      <IconGripVertical size={18} aria-hidden className={classes.grip} />
    </span>
  );
}
