import { ActionIcon, Blockquote, Button, CloseButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteView } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { SidePanel } from '../shared/side-panel.tsx';
import type { Notes } from './use-notes.ts';

const MOST_CHARS = 10_000;

interface NotesPanelProps {
  isOpen: boolean;
  notes: Notes;
  /** Words of the lesson that the next note is about. */
  quote: string | undefined;
  onForgetQuote: () => void;
  onClose: () => void;
}

/** The learner's notes to a lesson, and a field for the next. */
export function NotesPanel({ isOpen, notes, quote, onForgetQuote, onClose }: NotesPanelProps) {
  const { t } = useTranslation();
  return (
    <SidePanel title={t('reader.notes')} isOpen={isOpen} onClose={onClose} widthPx={420}>
      <Stack gap="lg">
        {notes.error === null ? null : <Trouble error={notes.error} />}
        <NewNote notes={notes} quote={quote} onForgetQuote={onForgetQuote} />
        {notes.notes.length === 0 ? <Text size="sm">{t('reader.noNotes')}</Text> : null}
        {notes.notes.map((note) => (
          <OneNote key={note.note_id} note={note} notes={notes} />
        ))}
      </Stack>
    </SidePanel>
  );
}

function NewNote({
  notes,
  quote,
  onForgetQuote,
}: Pick<NotesPanelProps, 'notes' | 'quote' | 'onForgetQuote'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const save = () =>
    notes.add.mutate(
      { kind: 'note', text: text.trim(), ...(quote === undefined ? {} : { quote }) },
      {
        onSuccess: () => {
          setText('');
          onForgetQuote();
        },
      },
    );
  return (
    <Stack gap="xs">
      {quote === undefined ? null : (
        <Group wrap="nowrap" align="start" gap={4}>
          <Quote text={quote} />
          <CloseButton aria-label={t('reader.forgetQuote')} onClick={onForgetQuote} />
        </Group>
      )}
      <Textarea
        label={t('reader.newNote')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={MOST_CHARS}
        dir="auto"
        data-autofocus
      />
      <Button
        onClick={save}
        loading={notes.add.isPending}
        disabled={text.trim() === '' && quote === undefined}
        style={{ alignSelf: 'start' }}
      >
        {t('reader.saveNote')}
      </Button>
    </Stack>
  );
}

const Quote = ({ text }: { text: string }) => (
  <Blockquote p="xs" radius="sm" dir="auto" flex={1} style={{ fontSize: '0.9rem' }}>
    {text}
  </Blockquote>
);

function OneNote({ note, notes }: { note: NoteView; notes: Notes }) {
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState<string>();
  const written = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(
    new Date(note.updated_at),
  );
  const save = () => {
    if (draft === undefined) return;
    notes.change.mutate(
      { noteId: note.note_id, text: draft.trim() },
      { onSuccess: () => setDraft(undefined) },
    );
  };
  return (
    <Stack gap={6} component="article">
      {note.quote === null ? null : <Quote text={note.quote} />}
      {draft === undefined ? (
        <Text dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
          {note.text}
        </Text>
      ) : (
        <Textarea
          aria-label={t('reader.changeNote')}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={MOST_CHARS}
          dir="auto"
          autoFocus
        />
      )}
      <Group gap={4} justify="space-between">
        <Text size="sm">{written}</Text>
        {draft === undefined ? (
          <Group gap={4}>
            <ActionIcon
              variant="subtle"
              aria-label={t('reader.changeNote')}
              onClick={() => setDraft(note.text)}
            >
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('reader.deleteNote')}
              onClick={() => notes.remove.mutate(note.note_id)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ) : (
          <Group gap={4}>
            <Button size="compact-sm" variant="subtle" onClick={() => setDraft(undefined)}>
              {t('action.cancel')}
            </Button>
            <Button size="compact-sm" onClick={save} loading={notes.change.isPending}>
              {t('action.save')}
            </Button>
          </Group>
        )}
      </Group>
    </Stack>
  );
}
