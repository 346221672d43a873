import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { queries } from '../api/queries.ts';
import classes from './source-viewer.module.css';

const FONT_PX = 20;
let pen: CanvasRenderingContext2D | null | undefined;

/** How wide a text of the layer's font is at a size of one pixel. */
function measure(text: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen === null) return 0;
  pen.font = `${FONT_PX}px sans-serif`;
  return pen.measureText(text).width / FONT_PX;
}

/** The lines of a page as text that nobody sees, each where it is printed. */
export const TextLayer = memo(function TextLayer({
  documentId,
  page,
  widthPx,
  heightPx,
  isWanted,
}: {
  documentId: number;
  page: number;
  widthPx: number;
  heightPx: number;
  isWanted: boolean;
}) {
  const { data } = useQuery({ ...queries.pageText(documentId, page), enabled: isWanted });
  if (data === undefined) return null;
  return (
    <div className={classes.layer}>
      {data.lines.map(({ text, box: [left = 0, top = 0, width = 0, height = 0] }, index) => {
        const fontPx = height * heightPx * 0.8;
        const natural = measure(text) * fontPx;
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the page
            key={index}
            dir="auto"
            style={{
              left: left * widthPx,
              top: top * heightPx,
              height: height * heightPx,
              lineHeight: `${height * heightPx}px`,
              fontSize: fontPx,
              transform: natural > 0 ? `scaleX(${((width * widthPx) / natural).toFixed(4)})` : undefined,
            }}
          >
            {text}{' '}
          </span>
        );
      })}
    </div>
  );
});
