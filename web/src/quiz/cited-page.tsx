import { Anchor, Box, Group, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { createContext, use, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitationView } from '../api/queries.ts';
import classes from './cited-page.module.css';

const WIDTH_PX = 1100;
const MARGIN_PX = 12;
const percent = (share = 0): string => `${(share * 100).toFixed(2)}%`;

/** Opens the source of a citation beside the page; without it the document opens in a tab of its own. */
export const OpenSource = createContext<((citation: CitationView) => void) | undefined>(undefined);

/** Citations of the same page as one, so that no page is shown twice. */
export function joinPages(citations: readonly CitationView[]): CitationView[] {
  const pages = Map.groupBy(citations, ({ document_id, page }) => `${document_id} ${page}`);
  return [...pages.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          {
            ...first,
            quote: [first, ...others].map(({ quote }) => quote).join(' … '),
            boxes: [first, ...others].flatMap(({ boxes }) => boxes),
          },
        ],
  );
}

/** The page that is cited, rolled to the quoted words, which are boxed; the rest of it is there to be scrolled to. */
export function CitedPage({ citation }: { citation: CitationView }) {
  const { t } = useTranslation();
  const open = use(OpenSource);
  const frame = useRef<HTMLElement>(null);
  const { document_id, page, boxes } = citation;
  const address = `/api/documents/${document_id}/pages/${page}.webp?width=`;
  const showQuote = (picture: HTMLImageElement) => {
    if (frame.current === null || boxes.length === 0) return;
    const top = Math.min(...boxes.map((box) => box[1] ?? 0));
    const bottom = Math.max(...boxes.map((box) => (box[1] ?? 0) + (box[3] ?? 0)));
    const middle = ((top + bottom) / 2) * picture.clientHeight;
    const left = Math.min(...boxes.map((box) => box[0] ?? 0)) * picture.clientWidth;
    frame.current.scrollTo(left - MARGIN_PX, middle - frame.current.clientHeight / 2);
  };
  return (
    <figure className={classes.figure}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too */}
      <section ref={frame} className={classes.frame} tabIndex={0} aria-label={t('quiz.page', { page })}>
        <div className={classes.sheet}>
          <img
            src={`${address}${WIDTH_PX}`}
            alt={t('quiz.pagePicture', { page, quote: citation.quote })}
            className={classes.picture}
            onLoad={(event) => showQuote(event.currentTarget)}
          />
          {boxes.map((box) => (
            <span
              key={box.join()}
              className={classes.box}
              style={{
                left: percent(box[0]),
                top: percent(box[1]),
                width: percent(box[2]),
                height: percent(box[3]),
              }}
            />
          ))}
        </div>
      </section>
      <Group component="figcaption" gap="xs" mt={6} wrap="nowrap">
        <IconFileText size={16} aria-hidden />
        <Text size="sm">{t('quiz.page', { page })}</Text>
        <Box flex={1} />
        {open === undefined ? (
          <Anchor
            size="sm"
            href={`/api/documents/${document_id}/file#page=${page}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('quiz.pageWhole')}
          </Anchor>
        ) : (
          <Anchor size="sm" component="button" type="button" onClick={() => open(citation)}>
            {t('quiz.pageWhole')}
          </Anchor>
        )}
      </Group>
    </figure>
  );
}
