import { ActionIcon, Group, Indicator, Progress, Text } from '@mantine/core';
import {
  IconBookmark,
  IconBookmarkFilled,
  IconLayoutSidebar,
  IconListDetails,
  IconMessageQuestion,
  IconNotes,
  IconPencil,
  IconPrinter,
  IconSearch,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContentsView, LessonView } from '../api/queries.ts';
import { AnchorLink } from '../shared/links.tsx';
import { IconLink } from './icon-link.tsx';
import { ListenButtons } from './listen-buttons.tsx';
import classes from './reader.module.css';
import { ShortcutsHelp } from './shortcuts-help.tsx';
import type { Notes } from './use-notes.ts';
import type { Shortcuts } from './use-shortcuts.ts';
import type { useSpeech } from './use-speech.ts';

interface LessonBarProps {
  lesson: LessonView;
  contents: ContentsView;
  /** How much of the lesson has been in the window, 0 to 1. */
  share: number;
  notes: Notes;
  speech: ReturnType<typeof useSpeech>;
  shortcuts: Shortcuts;
  isListShown: boolean;
  onList: () => void;
  onSideList: () => void;
  onNotes: () => void;
  onBookmark: () => void;
  onAsk: () => void;
  onSearch: () => void;
}

const ICON_PX = 20;

/** What can be done while reading; it stays in sight. */
export function LessonBar(props: LessonBarProps) {
  const { lesson, contents, share } = props;
  const { t } = useTranslation();
  const minutesLeft = Math.ceil(lesson.minutes * (1 - share));
  return (
    <section className={classes.bar} aria-label={t('reader.tools')}>
      <Group gap={4} wrap="nowrap" justify="space-between" h="100%" px="xs">
        <Group gap={4} wrap="nowrap" miw={0}>
          <ListButtons {...props} />
          <AnchorLink to="/courses/$courseId" params={{ courseId: contents.course_id }} size="sm" truncate>
            <bdi lang={contents.language}>{contents.course_title}</bdi>
          </AnchorLink>
        </Group>
        <Group gap={2} wrap="nowrap">
          <Text size="sm" visibleFrom="sm" me={6} style={{ whiteSpace: 'nowrap' }}>
            {minutesLeft === 0 ? t('reader.atEnd') : t('reader.minutesLeft', { count: minutesLeft })}
          </Text>
          <LessonTools {...props} />
        </Group>
      </Group>
      <Progress
        value={share * 100}
        size={3}
        radius={0}
        aria-label={t('reader.shareSeen')}
        className={classes.progress}
      />
    </section>
  );
}

/** Beside the text the list is folded away; where there is no room for both it comes as a drawer. */
function ListButtons({ isListShown, onList, onSideList }: LessonBarProps) {
  const { t } = useTranslation();
  return (
    <>
      <ActionIcon
        className={classes.forSide}
        variant="subtle"
        size="lg"
        aria-label={t('reader.contents')}
        aria-expanded={isListShown}
        onClick={onSideList}
      >
        <IconLayoutSidebar size={ICON_PX} aria-hidden className={classes.mirrored} />
      </ActionIcon>
      <ActionIcon
        className={classes.forDrawer}
        variant="subtle"
        size="lg"
        aria-label={t('reader.contents')}
        aria-haspopup="dialog"
        onClick={onList}
      >
        <IconListDetails size={ICON_PX} aria-hidden className={classes.mirrored} />
      </ActionIcon>
    </>
  );
}

function LessonTools({
  lesson,
  contents,
  notes,
  speech,
  shortcuts,
  onNotes,
  onBookmark,
  onAsk,
  onSearch,
}: LessonBarProps) {
  const { t } = useTranslation();
  const isMarked = notes.bookmark !== undefined;
  const Bookmark = isMarked ? IconBookmarkFilled : IconBookmark;
  const count = notes.notes.length;
  return (
    <>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('reader.bookmark')}
        aria-pressed={isMarked}
        onClick={onBookmark}
      >
        <Bookmark size={ICON_PX} aria-hidden />
      </ActionIcon>
      <Indicator disabled={count === 0} size={8} offset={6} zIndex={1}>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={count === 0 ? t('reader.notes') : t('reader.notesCount', { count })}
          aria-haspopup="dialog"
          onClick={onNotes}
        >
          <IconNotes size={ICON_PX} aria-hidden />
        </ActionIcon>
      </Indicator>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('search.title')}
        aria-haspopup="dialog"
        onClick={onSearch}
      >
        <IconSearch size={ICON_PX} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('ask.title')}
        aria-haspopup="dialog"
        onClick={onAsk}
      >
        <IconMessageQuestion size={ICON_PX} aria-hidden />
      </ActionIcon>
      <ListenButtons speech={speech} />
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('reader.print')}
        onClick={() => window.print()}
        visibleFrom="xs"
      >
        <IconPrinter size={ICON_PX} aria-hidden />
      </ActionIcon>
      <IconLink
        to="/courses/$courseId/lessons/$lessonId/edit"
        params={{ courseId: contents.course_id, lessonId: lesson.lesson_id }}
        variant="subtle"
        size="lg"
        aria-label={t('reader.edit')}
      >
        <IconPencil size={ICON_PX} aria-hidden />
      </IconLink>
      <ShortcutsHelp shortcuts={shortcuts} />
    </>
  );
}
