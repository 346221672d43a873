import { ActionIcon, Group, Progress, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconFileTypePdf, IconX } from '@tabler/icons-react';
import { useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type DragProps, useReorder } from '../shared/use-reorder.ts';
import { shareInWords, sizeInWords } from '../shared/wording.ts';
import { shareOfEach } from './check-file.ts';
import classes from './library.module.css';
import { type ChosenFile, uploads } from './upload-store.ts';

/** The chosen files in the order in which the course will have them. */
export function ChosenList() {
  const { t } = useTranslation();
  const { files, phase } = useSyncExternalStore(uploads.subscribe, uploads.read);
  const [told, setTold] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const isSending = phase.kind === 'sending' || phase.kind === 'lost';
  const shares = isSending
    ? shareOfEach(
        files.map(({ file }) => file.size),
        phase.share,
      )
    : [];
  const move = (from: number, to: number) => {
    uploads.move(from, to);
    setTold(t('library.moved', { name: files[from]?.file.name ?? '', place: to + 1, count: files.length }));
  };
  const drag = useReorder(move);
  const remove = (chosen: ChosenFile) => {
    uploads.remove(chosen.id);
    setTold(t('library.removed', { name: chosen.file.name }));
    list.current?.focus();
  };
  return (
    <>
      <ol className={classes.list} ref={list} tabIndex={-1} aria-label={t('library.files')}>
        {files.map((chosen, index) => (
          <FileRow
            key={chosen.id}
            chosen={chosen}
            share={shares[index]}
            drag={isSending || files.length < 2 ? undefined : drag(index)}
            up={index === 0 ? undefined : () => move(index, index - 1)}
            down={index === files.length - 1 ? undefined : () => move(index, index + 1)}
            remove={() => remove(chosen)}
          />
        ))}
      </ol>
      <VisuallyHidden role="status">{told}</VisuallyHidden>
    </>
  );
}

interface Row {
  chosen: ChosenFile;
  /** How much of it is sent; undefined while nothing is. */
  share: number | undefined;
  drag: DragProps | undefined;
  up: (() => void) | undefined;
  down: (() => void) | undefined;
  remove: () => void;
}

function FileRow({ chosen, share, drag, up, down, remove }: Row) {
  const { t, i18n } = useTranslation();
  const { name, size } = chosen.file;
  return (
    <li className={classes.file} {...drag}>
      <IconFileTypePdf aria-hidden />
      <div>
        <Text dir="auto" fw={550} size="sm">
          {name}
        </Text>
        <Text size="sm" className={classes.quiet}>
          {sizeInWords(size, i18n.language)}
          {share === undefined ? '' : ` · ${shareInWords(share, i18n.language)}`}
        </Text>
      </div>
      {share === undefined ? (
        <Group gap={4} wrap="nowrap">
          <Mover label={t('library.up', { name })} act={up} icon={<IconArrowUp size={18} aria-hidden />} />
          <Mover
            label={t('library.down', { name })}
            act={down}
            icon={<IconArrowDown size={18} aria-hidden />}
          />
          <Mover label={t('library.remove', { name })} act={remove} icon={<IconX size={18} aria-hidden />} />
        </Group>
      ) : (
        <Progress className={classes.bar} value={share * 100} aria-label={t('library.sent', { name })} />
      )}
    </li>
  );
}

function Mover({
  label,
  act,
  icon,
}: {
  label: string;
  act: (() => void) | undefined;
  icon: React.ReactNode;
}) {
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      aria-label={label}
      // Stays in reach of the keyboard at the end of the list: a disabled button would lose the focus.
      aria-disabled={act === undefined}
      data-disabled={act === undefined}
      onClick={() => act?.()}
    >
      {icon}
    </ActionIcon>
  );
}
