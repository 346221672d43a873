import { ActionIcon, Group, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import classes from './source-viewer.module.css';
import type { DocumentSearch } from './use-document-search.ts';

/** Searches the document: the number of hits, the next and the one before. */
export function SearchBar({ search, onClose }: { search: DocumentSearch; onClose: () => void }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { text, hits, hit, index, total, isPending, error, move } = search;
  const found = () => {
    if (text.trim() === '') return '';
    if (error !== null) return error instanceof ApiError ? error.message : String(error);
    if (isPending) return t('loading');
    return hits.length === 0 ? t('viewer.noHits') : t('viewer.hitOf', { number: index + 1, total });
  };
  return (
    <search className={classes.searchBar}>
      <Group gap={6} wrap="nowrap">
        <TextInput
          ref={field}
          flex={1}
          size="sm"
          type="search"
          aria-label={t('viewer.search')}
          placeholder={t('viewer.search')}
          value={text}
          onChange={(event) => search.setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') move(event.shiftKey ? -1 : 1);
          }}
        />
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t('viewer.previousHit')}
          disabled={hits.length === 0}
          onClick={() => move(-1)}
        >
          <IconChevronUp aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t('viewer.nextHit')}
          disabled={hits.length === 0}
          onClick={() => move(1)}
        >
          <IconChevronDown aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" size="lg" aria-label={t('viewer.closeSearch')} onClick={onClose}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <Text size="sm" role="status" mih={22}>
        {found()}
      </Text>
      {hit === undefined ? null : (
        <Text size="sm" dir="auto" lineClamp={2}>
          {hit.snippet.slice(0, hit.match.start)}
          <mark>{hit.snippet.slice(hit.match.start, hit.match.end)}</mark>
          {hit.snippet.slice(hit.match.end)}
        </Text>
      )}
    </search>
  );
}
