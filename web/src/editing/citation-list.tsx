import { Button, Collapse, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitationView } from '../api/queries.ts';
import classes from './editing.module.css';

interface Props {
  citations: readonly CitationView[];
  insert: (mark: string) => void;
  /** The one whose mark was pressed in the preview. */
  shown: string | undefined;
}

// Longer quotes are known by their beginning.
const MOST_CHARS = 160;

/** The passages of the source that the lesson cites; their marks can be put into the text. */
export function CitationList({ citations, insert, shown }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (shown === undefined) return;
    setIsOpen(true);
    setWanted('');
    requestAnimationFrame(() =>
      list.current?.querySelector(`[data-id="${CSS.escape(shown)}"]`)?.scrollIntoView({ block: 'nearest' }),
    );
  }, [shown]);
  const found = citations.filter(({ id: name, quote }) =>
    `${name} ${quote}`.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()),
  );
  return (
    <div>
      <UnstyledButton
        className={classes.opener}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconChevronDown size={18} aria-hidden data-open={isOpen || undefined} />
        {t('editing.citations.title', { count: citations.length })}
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        <TextInput
          my="sm"
          placeholder={t('editing.citations.find')}
          aria-label={t('editing.citations.find')}
          value={wanted}
          onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        />
        <ul ref={list} className={classes.citations}>
          {found.map(({ id: name, page, quote }) => (
            <li
              key={name}
              data-id={name}
              data-shown={name === shown || undefined}
              className={classes.citation}
            >
              <Text size="sm" className={classes.quote}>
                <b>{name}</b> · {t('editing.citations.page', { page })} ·{' '}
                <span dir="auto">
                  {quote.slice(0, MOST_CHARS)}
                  {quote.length > MOST_CHARS ? '…' : ''}
                </span>
              </Text>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconPlus size={14} aria-hidden />}
                aria-label={t('editing.citations.insertNamed', { name })}
                onClick={() => insert(`[^${name}]`)}
              >
                {t('editing.citations.insert')}
              </Button>
            </li>
          ))}
        </ul>
      </Collapse>
    </div>
  );
}
