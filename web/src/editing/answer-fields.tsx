import { ActionIcon, Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TeacherQuestionView } from '../api/queries.ts';
import { moveEntry } from '../shared/use-reorder.ts';
import classes from './editing.module.css';
import { stepsOf, withoutOption, withSteps } from './question-draft.ts';

interface Props<Kind extends TeacherQuestionView['kind'] = TeacherQuestionView['kind']> {
  question: Extract<TeacherQuestionView, { kind: Kind }>;
  change: (question: TeacherQuestionView) => void;
  lang: string;
}

const LEAST = 3;
const MOST = { choice: 5, cloze: 5, true_false: 2, matching: 7, ordering: 8 } as const;

const replaceAt = (list: readonly string[], place: number, text: string): string[] =>
  list.map((entry, index) => (index === place ? text : entry));

/** The options of a question and which of them is right. */
export function AnswerFields({ question, change, lang }: Props) {
  switch (question.kind) {
    case 'choice':
    case 'cloze':
    case 'true_false':
      return <OneKey question={question} change={change} lang={lang} />;
    case 'matching':
      return <Matching question={question} change={change} lang={lang} />;
    case 'ordering':
      return <Steps question={question} change={change} lang={lang} />;
    default:
      return question satisfies never;
  }
}

function OneKey({ question, change, lang }: Props<'choice' | 'cloze' | 'true_false'>) {
  const { t } = useTranslation();
  const setKey = (correct: number) =>
    change(
      question.kind === 'cloze'
        ? { ...question, correct, accepted: [question.options[correct] ?? ''] }
        : { ...question, correct },
    );
  const setText = (index: number, text: string) => {
    const options = replaceAt(question.options, index, text);
    // The word in the blank counts when it is typed, too.
    change(
      question.kind === 'cloze' && index === question.correct
        ? { ...question, options, accepted: [text] }
        : { ...question, options },
    );
  };
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t('editing.field.optionsAndKey')}</legend>
      {question.options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place in the list
        <div key={index} className={classes.optionField}>
          <Radio
            name="key"
            aria-label={t('editing.field.isKey', { number: index + 1 })}
            checked={question.correct === index}
            onChange={() => setKey(index)}
          />
          <TextInput
            className={classes.wide}
            aria-label={t('editing.field.option', { number: index + 1 })}
            value={option}
            dir="auto"
            lang={lang}
            onChange={({ currentTarget }) => setText(index, currentTarget.value)}
          />
          {question.kind === 'true_false' ? null : <Drop question={question} change={change} index={index} />}
        </div>
      ))}
      {question.kind === 'true_false' ? null : <Add question={question} change={change} />}
    </fieldset>
  );
}

function Drop({ question, change, index }: Omit<Props, 'lang'> & { index: number }) {
  const { t } = useTranslation();
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      disabled={question.options.length <= LEAST}
      aria-label={t('editing.field.dropOption', { number: index + 1 })}
      onClick={() => change(withoutOption(question, index))}
    >
      <IconTrash size={18} aria-hidden />
    </ActionIcon>
  );
}

function Add({ question, change }: Omit<Props, 'lang'>) {
  const { t } = useTranslation();
  if (question.options.length >= MOST[question.kind]) return null;
  const add = () =>
    question.kind === 'ordering'
      ? change(withSteps(question, [...stepsOf(question), '']))
      : change({ ...question, options: [...question.options, ''] });
  return (
    <Button variant="subtle" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      {t('editing.field.addOption')}
    </Button>
  );
}

function Matching({ question, change, lang }: Props<'matching'>) {
  const { t } = useTranslation();
  return (
    <>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('editing.field.options')}</legend>
        {question.options.map((option, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place in the list
          <div key={index} className={classes.optionField}>
            <TextInput
              className={classes.wide}
              aria-label={t('editing.field.option', { number: index + 1 })}
              value={option}
              dir="auto"
              lang={lang}
              onChange={({ currentTarget }) =>
                change({ ...question, options: replaceAt(question.options, index, currentTarget.value) })
              }
            />
            <Drop question={question} change={change} index={index} />
          </div>
        ))}
        <Add question={question} change={change} />
      </fieldset>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('editing.field.pairs')}</legend>
        {question.prompts.map((prompt, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place in the list
          <div key={index} className={classes.optionField}>
            <TextInput
              className={classes.wide}
              aria-label={t('editing.field.prompt', { number: index + 1 })}
              value={prompt}
              dir="auto"
              lang={lang}
              onChange={({ currentTarget }) =>
                change({ ...question, prompts: replaceAt(question.prompts, index, currentTarget.value) })
              }
            />
            <NativeSelect
              className={classes.wide}
              aria-label={t('editing.field.pair', { number: index + 1 })}
              value={question.pairs[index] ?? 0}
              data={question.options.map((option, place) => ({ value: String(place), label: option }))}
              onChange={({ currentTarget: { value } }) =>
                change({
                  ...question,
                  pairs: question.pairs.map((pair, place) => (place === index ? Number(value) : pair)),
                })
              }
            />
          </div>
        ))}
      </fieldset>
    </>
  );
}

function Steps({ question, change, lang }: Props<'ordering'>) {
  const { t } = useTranslation();
  const steps = stepsOf(question);
  const move = (from: number, to: number) => change(withSteps(question, moveEntry(steps, from, to)));
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t('editing.field.steps')}</legend>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the list
        <div key={index} className={classes.optionField}>
          <TextInput
            className={classes.wide}
            aria-label={t('editing.field.step', { number: index + 1 })}
            value={step}
            dir="auto"
            lang={lang}
            onChange={({ currentTarget }) =>
              change(withSteps(question, replaceAt(steps, index, currentTarget.value)))
            }
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('editing.up', { name: step })}
            aria-disabled={index === 0}
            onClick={() => move(index, index - 1)}
          >
            <IconArrowUp size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('editing.down', { name: step })}
            aria-disabled={index === steps.length - 1}
            onClick={() => move(index, index + 1)}
          >
            <IconArrowDown size={18} aria-hidden />
          </ActionIcon>
          <Drop question={question} change={change} index={question.order[index] ?? index} />
        </div>
      ))}
      <Add question={question} change={change} />
    </fieldset>
  );
}
