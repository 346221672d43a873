import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import type { TeacherQuestionView } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { AnswerFields } from './answer-fields.tsx';
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
  const isConflict = save.error instanceof ApiError && save.error.code === 'edit_conflict';
  // Now it is a change of the newer version, which the list behind shows once it was asked for.
  const takeVersion = async () => {
    await client.invalidateQueries({ queryKey: ['course'] });
    save.reset();
    close();
  };
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
        {save.error === null ? null : <Trouble error={save.error} />}
        {isConflict ? <Text size="sm">{t('editing.questions.conflict')}</Text> : null}
        <Group>
          {isConflict ? (
            <Button onClick={() => void takeVersion()}>{t('editing.questions.loadNewest')}</Button>
          ) : (
            <Button
              loading={save.isPending}
              onClick={() =>
                save.mutate(draft, {
                  onSuccess: () => {
                    close();
                    notifications.show({ message: t('editing.saved'), color: 'teal' });
                  },
                })
              }
            >
              {t('action.save')}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
