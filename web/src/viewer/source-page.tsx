import { memo } from 'react';
import classes from './source-viewer.module.css';
import { TextLayer } from './text-layer.tsx';
import { pictureWidthPx } from './zoom.ts';

/** Words on a page: those that are cited, those found, and the one found that is looked at. */
export interface Mark {
  kind: 'cited' | 'other' | 'hit';
  box: readonly number[];
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

interface SourcePageProps {
  documentId: number;
  page: number;
  label: string;
  topPx: number;
  widthPx: number;
  heightPx: number;
  /** Text is laid over the picture only while nothing moves. */
  isResting: boolean;
  marks: readonly Mark[];
  onRatio: (page: number, ratio: number) => void;
}

const isSame = (one: SourcePageProps, other: SourcePageProps): boolean =>
  one.documentId === other.documentId &&
  one.page === other.page &&
  one.label === other.label &&
  one.topPx === other.topPx &&
  one.widthPx === other.widthPx &&
  one.heightPx === other.heightPx &&
  one.isResting === other.isResting &&
  JSON.stringify(one.marks) === JSON.stringify(other.marks);

/** One page: paper of the right size, its picture, boxes around words, and its text for selection and screen readers. */
export const SourcePage = memo(function SourcePage(props: SourcePageProps) {
  const { documentId, page, label, topPx, widthPx, heightPx, isResting, marks, onRatio } = props;
  const width = pictureWidthPx(widthPx * Math.min(2, window.devicePixelRatio));
  return (
    <section
      className={classes.page}
      data-page={page}
      aria-label={label}
      style={{ top: topPx, width: widthPx, height: heightPx }}
    >
      <img
        src={`/api/documents/${documentId}/pages/${page}.webp?width=${width}`}
        alt=""
        draggable={false}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          onRatio(page, naturalHeight / naturalWidth)
        }
      />
      {marks.map(({ kind, box: [left = 0, top = 0, boxWidth = 0, height = 0] }) => (
        <span
          key={`${kind}${left},${top}`}
          className={classes.mark}
          data-mark={kind}
          style={{
            left: percent(left),
            top: percent(top),
            width: percent(boxWidth),
            height: percent(height),
          }}
        />
      ))}
      <TextLayer
        documentId={documentId}
        page={page}
        widthPx={widthPx}
        heightPx={heightPx}
        isWanted={isResting}
      />
    </section>
  );
}, isSame);
