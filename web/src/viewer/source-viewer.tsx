import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.ts';
import { Trouble } from '../app/trouble.tsx';
import { Waiting } from '../shared/waiting.tsx';
import { CitedWords } from './cited-words.tsx';
import { SearchBar } from './search-bar.tsx';
import { type Goal, SourcePages } from './source-pages.tsx';
import classes from './source-viewer.module.css';
import { useDocumentSearch } from './use-document-search.ts';
import { useWantedPage } from './use-wanted-page.ts';
import { ViewerBar } from './viewer-bar.tsx';
import type { ShownCitation, SourceDocument } from './with-source.tsx';
import { nextZoom } from './zoom.ts';

/** A document page by page: turned, zoomed, searched, with the cited words boxed. */
export function SourceViewer({
  document,
  citation,
  lang,
  onClose,
}: {
  document: SourceDocument;
  citation: ShownCitation | undefined;
  lang: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { document_id, pages } = document;
  const { page, setPage, goal, setGoal } = useWantedPage(pages, citation);
  const [zoom, setZoom] = useState(1);
  const [isSearching, setIsSearching] = useState(false);
  const search = useDocumentSearch(document_id, isSearching, setGoal);
  // How large the page is that is shown first; the others are taken to be as large until they are here.
  const [firstPage] = useState(page);
  const first = useQuery(queries.pageText(document_id, firstPage));
  const goTo = (wanted: number) => setGoal({ page: Math.min(pages, Math.max(1, wanted)) });
  // Its keys work at once.
  const viewer = useRef<HTMLDivElement>(null);
  useEffect(() => viewer.current?.focus({ preventScroll: true }), []);
  const press = onKeysOf((key) => {
    if (key === 'ArrowLeft' || key === 'ArrowRight') goTo(page + (key === 'ArrowLeft' ? -1 : 1));
    else if (key === '+' || key === '=') setZoom(nextZoom(zoom, 1));
    else if (key === '-') setZoom(nextZoom(zoom, -1));
    else if (key === '0') setZoom(1);
    else if (key === '/') setIsSearching(true);
    else if (key !== 'Escape') return false;
    else if (isSearching) setIsSearching(false);
    else onClose();
    return true;
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside; each has a button too
    <div ref={viewer} tabIndex={-1} className={classes.viewer} onKeyDown={press}>
      <ViewerBar
        document={document}
        page={page}
        zoom={zoom}
        isSearching={isSearching}
        onPage={goTo}
        onZoom={setZoom}
        onSearch={() => setIsSearching(!isSearching)}
        onClose={onClose}
      />
      {isSearching ? <SearchBar search={search} onClose={() => setIsSearching(false)} /> : null}
      {first.isError ? <Trouble error={first.error} again={() => void first.refetch()} /> : null}
      {first.isPending ? <Waiting /> : null}
      {first.data === undefined ? null : (
        <SourcePages
          document={document}
          firstRatio={first.data.height_pt / first.data.width_pt}
          zoom={zoom}
          goal={goal}
          citation={citation}
          hits={search.hits}
          hit={search.hit}
          onPage={setPage}
        />
      )}
      {citation === undefined ? null : (
        <CitedWords citation={citation} lang={lang} onShow={() => setGoal(goalOf(citation))} />
      )}
      <span className={classes.hidden} role="status">
        {t('viewer.pageOf', { page, pages })}
      </span>
    </div>
  );
}

const goalOf = ({ page, boxes }: ShownCitation): Goal => ({ page, box: boxes[0] });

/** Keys pressed inside; `act` tells whether it made use of one. */
const onKeysOf = (act: (key: string) => boolean) => (event: KeyboardEvent) => {
  if (event.altKey || event.metaKey) return;
  const isField = event.target instanceof HTMLInputElement;
  const key = event.ctrlKey && event.key === 'f' ? '/' : event.key;
  if ((event.ctrlKey && key !== '/') || (isField && key !== 'Escape') || !act(key)) return;
  event.preventDefault();
  event.stopPropagation();
};
