import { ActionIcon, Group, Text, TextInput } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronUp,
  IconExternalLink,
  IconSearch,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './source-viewer.module.css';
import type { SourceDocument } from './with-source.tsx';
import { LARGEST_ZOOM, nextZoom, SMALLEST_ZOOM } from './zoom.ts';

interface ViewerBarProps {
  document: SourceDocument;
  page: number;
  zoom: number;
  isSearching: boolean;
  onPage: (page: number) => void;
  onZoom: (zoom: number) => void;
  onSearch: () => void;
  onClose: () => void;
}

/** Name of the document and what can be done with it. */
export function ViewerBar(props: ViewerBarProps) {
  const { document, page, isSearching, onSearch, onClose } = props;
  const { t } = useTranslation();
  const file = `/api/documents/${document.document_id}/file#page=${page}`;
  return (
    <div className={classes.bar}>
      <Group gap={4} wrap="nowrap">
        <Text component="h2" size="sm" fw={600} truncate flex={1} dir="auto" title={document.filename}>
          {document.filename}
        </Text>
        <ActionIcon
          component="a"
          href={file}
          target="_blank"
          rel="noreferrer"
          variant="subtle"
          size="lg"
          aria-label={t('viewer.file')}
        >
          <IconExternalLink size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" size="lg" aria-label={t('viewer.close')} onClick={onClose}>
          <IconX size={20} aria-hidden />
        </ActionIcon>
      </Group>
      <Group gap={4} justify="space-between" wrap="nowrap">
        <PageTurner {...props} />
        <Group gap={4} wrap="nowrap">
          <Zoomer {...props} />
          <ActionIcon
            variant={isSearching ? 'light' : 'subtle'}
            size="lg"
            aria-label={t('viewer.search')}
            aria-expanded={isSearching}
            onClick={onSearch}
          >
            <IconSearch size={20} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
    </div>
  );
}

function PageTurner({ document: { pages }, page, onPage }: ViewerBarProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(`${page}`);
  useEffect(() => setTyped(`${page}`), [page]);
  const go = () => {
    const wanted = Number.parseInt(typed, 10);
    if (Number.isNaN(wanted)) setTyped(`${page}`);
    else if (wanted !== page) onPage(wanted);
  };
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('viewer.previousPage')}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronUp size={20} aria-hidden />
      </ActionIcon>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <TextInput
          size="xs"
          w={58}
          inputMode="numeric"
          aria-label={t('viewer.pageNumber')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={go}
          onFocus={(event) => event.currentTarget.select()}
        />
      </form>
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {t('viewer.of', { pages })}
      </Text>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('viewer.nextPage')}
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronDown size={20} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function Zoomer({ zoom, onZoom }: ViewerBarProps) {
  const { t, i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(zoom);
  return (
    <>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('viewer.zoomOut')}
        disabled={zoom <= SMALLEST_ZOOM}
        onClick={() => onZoom(nextZoom(zoom, -1))}
      >
        <IconZoomOut size={20} aria-hidden />
      </ActionIcon>
      <Text
        size="sm"
        w={44}
        ta="center"
        role="status"
        aria-label={t('viewer.zoom', { percent })}
        visibleFrom="xs"
      >
        {percent}
      </Text>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('viewer.zoomIn')}
        disabled={zoom >= LARGEST_ZOOM}
        onClick={() => onZoom(nextZoom(zoom, 1))}
      >
        <IconZoomIn size={20} aria-hidden />
      </ActionIcon>
    </>
  );
}
