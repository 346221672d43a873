import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconBook2, IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { DueCard } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { CitedPage, joinPages } from '../quiz/cited-page.tsx';
import { AnchorLink } from '../shared/links.tsx';
import { useKeys } from '../shared/use-keys.ts';
import classes from './cards.module.css';
import { intervalText } from './interval.ts';
import { useReview } from './use-review.ts';

const HINT = 'cards.hintShow';
const RATINGS = ['again', 'hard', 'good', 'easy'] as const;

interface Props {
  cards: readonly DueCard[];
  /** Of the course, by its id. */
  languageOf: (courseId: number) => string | undefined;
  /** What can be done when all cards are through. */
  children: ReactNode;
}

/** A sitting with flashcards: front, answer, how well it was known; until none is left. */
export function Review({ cards, languageOf, children }: Props) {
  const { t } = useTranslation();
  const review = useReview(cards);
  const { card, isShown, show, rate } = review;
  useKeys((key) => {
    const rating = RATINGS[Number(key) - 1];
    if (card === undefined) return false;
    if (!isShown && (key === ' ' || key === 'Enter')) show();
    else if (isShown && rating !== undefined) rate(rating);
    else return false;
    return true;
  });
  if (card === undefined) return <Finished {...review}>{children}</Finished>;
  const language = languageOf(card.course_id);
  const total = review.queue.length + review.done;
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm" mb={6} role="status">
          {t('cards.left', { count: review.queue.length })}
        </Text>
        <Progress.Root size="sm">
          <Progress.Section value={(100 * review.done) / total} aria-label={t('cards.progress')} />
        </Progress.Root>
      </div>
      <Card key={`${card.card_id} ${card.next.good}`} card={card} isShown={isShown} language={language} />
      {review.error === null ? null : <Trouble error={review.error} again={review.again} />}
      {isShown ? (
        <>
          <Grades card={card} rate={rate} isWaiting={review.isWaiting} />
          {joinPages(card.citations)
            .slice(0, 1)
            .map((citation) => (
              <CitedPage key={citation.id} citation={citation} />
            ))}
          <LessonLink card={card} />
        </>
      ) : (
        <Group gap="md">
          <Button size="md" onClick={show}>
            {t('cards.show')}
          </Button>
          <Text size="sm" className={classes.hint}>
            <Trans i18nKey={HINT} components={{ k: <kbd /> }} />
          </Text>
        </Group>
      )}
    </Stack>
  );
}

function LessonLink({ card: { course_id, lesson_id } }: { card: DueCard }) {
  const { t } = useTranslation();
  if (lesson_id === null) return null;
  return (
    <AnchorLink
      to="/courses/$courseId/lessons/$lessonId"
      params={{ courseId: course_id, lessonId: lesson_id }}
      className={classes.lesson}
    >
      <IconBook2 size={18} aria-hidden /> {t('cards.lesson')}
    </AnchorLink>
  );
}

interface CardProps {
  card: DueCard;
  isShown: boolean;
  language: string | undefined;
}

function Card({ card, isShown, language }: CardProps) {
  const { t } = useTranslation();
  const front = useRef<HTMLHeadingElement>(null);
  const back = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = isShown ? back.current : front.current;
    shown?.focus({ preventScroll: true });
    if (!isShown) window.scrollTo({ top: 0 });
  }, [isShown]);
  return (
    <article className={classes.card}>
      <Text size="sm" fw={600}>
        {t(`cards.kind.${card.kind}`)}
      </Text>
      <h2 ref={front} tabIndex={-1} className={classes.front} dir="auto" lang={language}>
        {card.front}
      </h2>
      {isShown ? (
        <div ref={back} tabIndex={-1} className={classes.back} dir="auto" lang={language}>
          {card.back}
        </div>
      ) : null}
    </article>
  );
}

interface GradesProps {
  card: DueCard;
  rate: (rating: (typeof RATINGS)[number]) => void;
  isWaiting: boolean;
}

/** How well was it known? Each answer tells when the card would come again. */
function Grades({ card, rate, isWaiting }: GradesProps) {
  const { t, i18n } = useTranslation();
  const now = Date.now();
  return (
    <fieldset className={classes.grades} aria-busy={isWaiting}>
      <legend className={classes.ask}>{t('cards.howWell')}</legend>
      {RATINGS.map((rating, index) => (
        <Button
          key={rating}
          variant={rating === 'good' ? 'filled' : 'default'}
          h="auto"
          py={8}
          onClick={() => rate(rating)}
        >
          <span className={classes.grade}>
            <span>
              <kbd className={classes.key} aria-hidden>
                {index + 1}
              </kbd>{' '}
              {t(`cards.grade.${rating}`)}
            </span>
            <span className={classes.interval}>
              {intervalText(Date.parse(card.next[rating]) - now, i18n.language)}
            </span>
          </span>
        </Button>
      ))}
    </fieldset>
  );
}

function Finished({
  done,
  nextDue,
  children,
}: {
  done: number;
  nextDue: string | undefined;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <Stack gap="md" align="flex-start">
      <Title order={2} ref={title} tabIndex={-1} className={classes.finished}>
        <IconCircleCheck size={32} aria-hidden /> {t('cards.finished')}
      </Title>
      <Text size="lg">{t('cards.reviewed', { count: done })}</Text>
      {nextDue === undefined ? null : (
        <Text>
          {t('cards.nextDue', { time: intervalText(Date.parse(nextDue) - Date.now(), i18n.language) })}
        </Text>
      )}
      {children}
    </Stack>
  );
}
