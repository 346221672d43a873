import { TextInput, Title, type TitleOrder } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './outline.module.css';

const LONGEST = 300;

interface Editable {
  /** The button is `${id}-title` in the page. */
  id: string;
  level: TitleOrder;
  title: string;
  language: string;
  save: (title: string) => void;
}

/** A title that becomes a field when it is pressed: Enter keeps the new one, Escape the old. */
export function EditableTitle({ id, level, title, language, save }: Editable) {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  if (isEditing)
    return (
      <TitleField
        label={t('outline.rename', { title })}
        title={title}
        close={(changed) => {
          setEditing(false);
          if (changed !== undefined && changed !== '' && changed !== title) save(changed);
        }}
      />
    );
  return (
    <Title order={level} size={level === 2 ? 'h2' : level === 3 ? 'h4' : 'h6'} className={classes.heading}>
      <button
        ref={button}
        type="button"
        id={`${id}-title`}
        className={classes.rename}
        title={t('outline.rename', { title })}
        onClick={() => setEditing(true)}
      >
        <span dir="auto" lang={language}>
          {title}
        </span>
        <IconPencil size={16} aria-hidden className={classes.pencil} />
      </button>
    </Title>
  );
}

interface Field {
  label: string;
  title: string;
  /** With the new title; with nothing when it stays. */
  close: (title: string | undefined) => void;
}

function TitleField({ label, title, close }: Field) {
  const [text, setText] = useState(title);
  const isClosed = useRef(false);
  const closeOnce = (changed: string | undefined) => {
    if (isClosed.current) return;
    isClosed.current = true;
    close(changed);
  };
  return (
    <TextInput
      aria-label={label}
      dir="auto"
      autoFocus
      maxLength={LONGEST}
      value={text}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={() => closeOnce(text.trim())}
      onKeyDown={(event) => {
        // Enter also ends the composing of a word in some scripts.
        const isKept = event.key === 'Enter' && !event.nativeEvent.isComposing;
        if (!isKept && event.key !== 'Escape') return;
        // Else the same press would reach the button that gets the focus, and open the field again.
        event.preventDefault();
        closeOnce(isKept ? text.trim() : undefined);
      }}
    />
  );
}
