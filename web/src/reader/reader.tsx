import { Affix, Alert, Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconNote } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentsView, CourseProgressView, LessonView } from '../api/queries.ts';
import { useShownSource, useSource } from '../viewer/use-source.ts';
import { CiteContext } from './cite-mark.tsx';
import { ContentsList } from './contents-list.tsx';
import { LessonBar } from './lesson-bar.tsx';
import { LessonEnd } from './lesson-end.tsx';
import { LessonText } from './lesson-text.tsx';
import { NotesPanel } from './notes-panel.tsx';
import classes from './reader.module.css';
import { useNotes } from './use-notes.ts';
import { useProgress } from './use-progress.ts';
import { useReadingPlace } from './use-reading-place.ts';
import { useSelectedWords } from './use-selected-words.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useSpeech } from './use-speech.ts';

const AskPanel = lazy(async () => ({ default: (await import('../ask/ask-panel.tsx')).AskPanel }));
const SearchPanel = lazy(async () => ({ default: (await import('../search/search-panel.tsx')).SearchPanel }));

interface ReaderProps {
  lesson: LessonView;
  contents: ContentsView;
  progress: CourseProgressView | undefined;
}

/** A lesson with all that helps to read it: contents, notes, sources, place, voice. */
export function Reader({ lesson, contents, progress }: ReaderProps) {
  const { course_id: courseId, language } = contents;
  const article = useRef<HTMLElement>(null);
  const [isListOpen, list] = useDisclosure(false);
  const [isListShown, sideList] = useDisclosure(true);
  const [isNoting, noting] = useDisclosure(false);
  const [isAsking, asking] = useDisclosure(false);
  const [isSearching, searching] = useDisclosure(false);
  const [quote, setQuote] = useState<string>();
  const selected = useSelectedWords(article);
  const notes = useNotes(courseId, lesson.lesson_id);
  const entry = progress?.lessons.find(({ lesson_id }) => lesson_id === lesson.lesson_id);
  const save = useProgress(courseId, lesson.lesson_id);
  const isRead = entry?.read ?? false;
  const place = useReadingPlace(article, entry?.position ?? 0, {
    onRest: (position) => {
      if (Math.abs(position - (entry?.position ?? -1)) > 0.001) save.mutate({ position });
    },
    onEnd: () => {
      if (!isRead) save.mutate({ read: true });
    },
  });
  // The text comes first.
  const isSettled = useDeferredValue(true, false);
  const speech = useSpeech(article, language);
  const cite = useCite(lesson);
  const toggleBookmark = () =>
    notes.bookmark === undefined
      ? notes.add.mutate({ kind: 'bookmark' })
      : notes.remove.mutate(notes.bookmark.note_id);
  const go = useLessonSteps(courseId, lesson);
  const shortcuts = useShortcuts({
    n: go.next,
    p: go.previous,
    b: toggleBookmark,
    m: noting.toggle,
    a: asking.toggle,
    s: searching.toggle,
  });
  return (
    <CiteContext value={cite}>
      <div className={classes.reader} data-list={isListShown}>
        <LessonBar
          lesson={lesson}
          contents={contents}
          share={place.share}
          notes={notes}
          speech={speech}
          shortcuts={shortcuts}
          onList={list.open}
          onSideList={sideList.toggle}
          isListShown={isListShown}
          onNotes={noting.open}
          onAsk={asking.open}
          onSearch={searching.open}
          onBookmark={toggleBookmark}
        />
        <div className={classes.columns}>
          <div className={classes.side}>
            {isSettled ? (
              <ContentsList contents={contents} progress={progress} lessonId={lesson.lesson_id} />
            ) : null}
          </div>
          <article ref={article} className={classes.article}>
            {place.isResumed && cite.shown === undefined ? <Resumed onStart={place.toStart} /> : null}
            <LessonText lesson={lesson} contents={contents} />
            <LessonEnd
              lesson={lesson}
              contents={contents}
              isRead={isRead}
              onRead={(read) => save.mutate({ read })}
            />
          </article>
        </div>
      </div>
      <ListDrawer isOpen={isListOpen} onClose={list.close}>
        <ContentsList
          contents={contents}
          progress={progress}
          lessonId={lesson.lesson_id}
          onChosen={list.close}
        />
      </ListDrawer>
      <NotesPanel
        isOpen={isNoting}
        notes={notes}
        quote={quote}
        onForgetQuote={() => setQuote(undefined)}
        onClose={noting.close}
      />
      <Suspense>
        {isAsking ? <AskPanel courseId={courseId} language={language} isOpen onClose={asking.close} /> : null}
        {isSearching ? (
          <SearchPanel courseId={courseId} language={language} isOpen onClose={searching.close} />
        ) : null}
      </Suspense>
      {selected === undefined || isNoting ? null : (
        <NoteThis
          onClick={() => {
            setQuote(selected);
            noting.open();
          }}
        />
      )}
    </CiteContext>
  );
}

/** What a mark of a citation does: it shows its source, pressed again it hides it. */
function useCite(lesson: LessonView) {
  const source = useSource();
  const { doc, cite } = useShownSource();
  const shown = doc === undefined ? undefined : cite;
  const onCite = useCallback(
    (id: string) => {
      const citation = lesson.citations.find((one) => one.id === id);
      if (id === shown) source.close();
      else if (citation !== undefined)
        source.open({ doc: citation.document_id, page: citation.page, cite: citation.id });
    },
    [lesson.citations, shown, source],
  );
  return useMemo(() => ({ onCite, shown }), [onCite, shown]);
}

/** To the lesson before and the lesson after, where there are any. */
function useLessonSteps(courseId: number, { previous, next }: LessonView) {
  const navigate = useNavigate();
  const step = (to: LessonView['next']) => () => {
    if (to === null) return;
    void navigate({
      to: '/courses/$courseId/lessons/$lessonId',
      params: { courseId, lessonId: to.lesson_id },
    });
  };
  return { previous: step(previous), next: step(next) };
}

function Resumed({ onStart }: { onStart: () => void }) {
  const { t } = useTranslation();
  return (
    <Affix position={{ bottom: 20, left: 0, right: 0 }} zIndex={30} className={classes.resumed}>
      <Alert role="status" p="xs" withCloseButton={false} className={classes.resumedNote}>
        {t('reader.resumed')}{' '}
        <Button size="compact-sm" variant="subtle" onClick={onStart}>
          {t('reader.toStart')}
        </Button>
      </Alert>
    </Affix>
  );
}

function NoteThis({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <Affix position={{ bottom: 20, left: 0, right: 0 }} className={classes.resumed}>
      <Button
        leftSection={<IconNote size={18} aria-hidden />}
        // The selection must not be lost by the press.
        onPointerDown={(event) => event.preventDefault()}
        onClick={onClick}
      >
        {t('reader.noteSelected')}
      </Button>
    </Affix>
  );
}

function ListDrawer({
  isOpen,
  onClose,
  children,
}: {
  isOpen: boolean;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      size={340}
      title={t('reader.contents')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {children}
    </Drawer>
  );
}
