import { Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { letterOf } from '../../../src/course/question-key.ts';
import type { AnswerProps } from './question-answer.tsx';
import classes from './quiz.module.css';

/** One option to choose, by a press or by its number. */
export function OptionsAnswer({ question, draft, choose, verdict, language }: AnswerProps) {
  return (
    <div className={classes.options}>
      {question.options.map((option, index) => {
        const letter = letterOf(index);
        const isKey = verdict?.correct_answer === letter;
        const isChosen = (verdict?.given ?? draft) === letter;
        return (
          <label
            key={option}
            className={classes.option}
            data-chosen={isChosen || undefined}
            data-mark={verdict === null ? undefined : isKey ? 'right' : isChosen ? 'wrong' : 'other'}
          >
            <input
              type="radio"
              name={`question-${question.question_id}`}
              className={classes.radio}
              checked={isChosen}
              disabled={verdict !== null}
              onChange={() => choose(letter)}
            />
            <kbd className={classes.key} aria-hidden>
              {index + 1}
            </kbd>
            <span dir="auto" lang={language} className={classes.optionText}>
              {option}
            </span>
            {verdict === null ? null : <Mark isKey={isKey} isChosen={isChosen} />}
          </label>
        );
      })}
    </div>
  );
}

/** Says in words and by a sign what an option turned out to be. */
function Mark({ isKey, isChosen }: { isKey: boolean; isChosen: boolean }) {
  const { t } = useTranslation();
  if (!isKey && !isChosen) return null;
  return (
    <Text component="span" size="sm" fw={600} className={classes.mark}>
      {isKey ? <IconCheck size={18} aria-hidden /> : <IconX size={18} aria-hidden />}
      {isKey ? (isChosen ? t('quiz.mark.both') : t('quiz.mark.right')) : t('quiz.mark.yours')}
    </Text>
  );
}
