import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './editing.module.css';
import type { KeyPointDraft } from './lesson-draft.ts';

interface Props {
  points: readonly KeyPointDraft[];
  change: (points: KeyPointDraft[]) => void;
}

/** The key points of a lesson, each with the citations that it rests on. */
export function KeyPointsField({ points, change }: Props) {
  const { t } = useTranslation();
  const put = (place: number, part: Partial<KeyPointDraft>) =>
    change(points.map((point, index) => (index === place ? { ...point, ...part } : point)));
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t('editing.field.keyPoints')}</legend>
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key point is its place in the list
        <div key={index} className={classes.point}>
          <Textarea
            className={classes.wide}
            aria-label={t('editing.field.keyPoint', { number: index + 1 })}
            value={point.text}
            dir="auto"
            autosize
            onChange={({ currentTarget }) => put(index, { text: currentTarget.value })}
          />
          <TextInput
            className={classes.cites}
            aria-label={t('editing.field.keyPointCites', { number: index + 1 })}
            placeholder="c1, c2"
            value={point.citations}
            onChange={({ currentTarget }) => put(index, { citations: currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('editing.field.dropKeyPoint', { number: index + 1 })}
            onClick={() => change(points.filter((_, place) => place !== index))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => change([...points, { text: '', citations: '' }])}
      >
        {t('editing.field.addKeyPoint')}
      </Button>
    </fieldset>
  );
}
