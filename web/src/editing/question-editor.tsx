import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isEditConflict } from '../api/client.ts';
import type { TeacherQuestionView } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { AnswerFields } from './answer-fields.tsx';
import { ConflictAlert } from './conflict-alert.tsx';
import type { QuestionChanges } from './use-question-changes.ts';

interface Props {
  question: TeacherQuestionView;
  changes: QuestionChanges;
  /** Of the course. */
  lang: string;
  close: () => void;
}

const LEVELS = ['easy', 'medium', 'hard'] as const;

/** A question and its key, to be changed. */
export function QuestionEditor({ question, changes, lang, close }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState(question);
  const { save } = changes;
  const theirs = isEditConflict(save.error) && question.version !== draft.version ? question : undefined;
  const saveAs = (wanted: TeacherQuestionView) =>
    save.mutate(wanted, {
      onSuccess: () => {
        close();
        notifications.show({ message: t('editing.saved'), color: 'teal' });
      },
      // Then `question` is their version, to be looked at beside this one.
      onError: (error) => {
        if (isEditConflict(error)) void client.invalidateQueries({ queryKey: ['course'] });
      },
    });
  return (
    <Modal
      opened
      size="lg"
      onClose={close}
      title={t(`editing.kind.${draft.kind}`)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Textarea
          label={t('editing.field.question')}
          value={draft.question_text}
          dir="auto"
          lang={lang}
          autosize
          required
          data-autofocus
          onChange={({ currentTarget }) => setDraft({ ...draft, question_text: currentTarget.value })}
        />
        <AnswerFields question={draft} change={setDraft} lang={lang} />
        <Textarea
          label={t('editing.field.explanation')}
          value={draft.explanation}
          dir="auto"
          lang={lang}
          autosize
          onChange={({ currentTarget }) => setDraft({ ...draft, explanation: currentTarget.value })}
        />
        <NativeSelect
          label={t('editing.field.difficulty')}
          value={draft.difficulty}
          data={LEVELS.map((value) => ({ value, label: t(`editing.difficulty.${value}`) }))}
          onChange={({ currentTarget: { value } }) => {
            const difficulty = LEVELS.find((level) => level === value);
            if (difficulty !== undefined) setDraft({ ...draft, difficulty });
          }}
        />
        {save.error === null || theirs !== undefined ? null : <Trouble error={save.error} />}
        {theirs === undefined ? null : <Theirs question={theirs} lang={lang} />}
        <Group>
          {theirs === undefined ? (
            <Button loading={save.isPending} onClick={() => saveAs(draft)}>
              {t('action.save')}
            </Button>
          ) : (
            <>
              <Button loading={save.isPending} onClick={() => saveAs({ ...draft, version: theirs.version })}>
                {t('editing.conflict.keepMine')}
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  save.reset();
                  setDraft(theirs);
                }}
              >
                {t('editing.conflict.takeTheirs')}
              </Button>
            </>
          )}
          <Button variant="default" onClick={close}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** What somebody else made of the question meanwhile. */
function Theirs({ question, lang }: { question: TeacherQuestionView; lang: string }) {
  const { t } = useTranslation();
  return (
    <ConflictAlert title={t('editing.questions.conflict')}>
      <Text fw={600} dir="auto" lang={lang}>
        {question.question_text}
      </Text>
      <ul lang={lang}>
        {question.options.map((option) => (
          <li key={option} dir="auto">
            {option}
          </li>
        ))}
      </ul>
      <Text size="sm" dir="auto" lang={lang}>
        {question.explanation}
      </Text>
    </ConflictAlert>
  );
}
