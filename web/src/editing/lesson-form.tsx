import { SegmentedControl, Stack, Text, Textarea, TextInput, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonView } from '../api/queries.ts';
import { Markdown } from '../reader/markdown.tsx';
import { CitationList } from './citation-list.tsx';
import classes from './editing.module.css';
import { KeyPointsField } from './key-points-field.tsx';
import type { LessonEditor } from './use-lesson-editor.ts';

interface Props {
  editor: LessonEditor;
  citations: LessonView['citations'];
  /** Of the course. */
  language: string;
}

const WIDE = '(min-width: 62em)';
type Side = 'write' | 'preview';

/** The fields of a lesson, and beside them what readers will see. */
export function LessonForm({ editor, citations, language }: Props) {
  const { t } = useTranslation();
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const [side, setSide] = useState<Side>('write');
  const [cite, setCite] = useState<string>();
  const text = useRef<HTMLTextAreaElement>(null);
  const { draft, change } = editor;
  const insert = (mark: string) => {
    const field = text.current;
    const start = field?.selectionEnd ?? draft.content.length;
    change({ content: `${draft.content.slice(0, start)}${mark}${draft.content.slice(start)}` });
    setSide('write');
    // The field has the new text only after this.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(start + mark.length, start + mark.length);
    });
  };
  return (
    <Stack gap="lg">
      {isWide ? null : (
        <SegmentedControl
          fullWidth
          aria-label={t('editing.lesson.side')}
          value={side}
          onChange={setSide}
          data={[
            { value: 'write', label: t('editing.lesson.write') },
            { value: 'preview', label: t('editing.lesson.preview') },
          ]}
        />
      )}
      <div className={classes.sides}>
        <Stack gap="lg" hidden={!isWide && side !== 'write'} className={classes.side}>
          <TextInput
            label={t('editing.field.title')}
            value={draft.title}
            maxLength={300}
            dir="auto"
            required
            onChange={({ currentTarget }) => change({ title: currentTarget.value })}
          />
          <Textarea
            ref={text}
            label={t('editing.field.content')}
            description={t('editing.field.contentHelp')}
            value={draft.content}
            dir="auto"
            lang={language}
            autosize
            minRows={16}
            maxRows={26}
            classNames={{ input: classes.source ?? '' }}
            onChange={({ currentTarget }) => change({ content: currentTarget.value })}
          />
          <CitationList citations={citations} insert={insert} shown={cite} />
          <Textarea
            label={t('editing.field.objectives')}
            description={t('editing.field.onePerLine')}
            value={draft.objectives}
            dir="auto"
            autosize
            minRows={2}
            maxRows={10}
            onChange={({ currentTarget }) => change({ objectives: currentTarget.value })}
          />
          <KeyPointsField points={draft.keyPoints} change={(keyPoints) => change({ keyPoints })} />
        </Stack>
        <section
          hidden={!isWide && side !== 'preview'}
          className={classes.preview}
          aria-label={t('editing.lesson.preview')}
        >
          <Preview
            title={draft.title}
            content={draft.content}
            language={language}
            cite={cite}
            show={setCite}
          />
        </section>
      </div>
    </Stack>
  );
}

interface PreviewProps {
  title: string;
  content: string;
  language: string;
  cite: string | undefined;
  show: (cite: string) => void;
}

function Preview({ title, content, language, cite, show }: PreviewProps) {
  const { t } = useTranslation();
  // Typing goes before drawing.
  const drawn = useDeferredValue(content);
  return (
    <>
      <VisuallyHidden component="h2">{t('editing.lesson.preview')}</VisuallyHidden>
      <Text fw={700} size="xl" mb="md" dir="auto" lang={language}>
        {title}
      </Text>
      <Markdown text={drawn} lang={language} onCite={show} shownCite={cite} below={2} />
    </>
  );
}
