import { Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconZoomIn } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type PictureLink, parsePictureLink, shownWidthPx } from '../../../src/course/picture.ts';
import classes from './markdown.module.css';

const WHOLE_WIDTH_PX = 1600;
const PX_PER_PT = 96 / 72;
// Page widths in points, and what height mostly goes with them: Letter, A4, slides.
const PAGES = [
  { widthPt: 612, heightPt: 792 },
  { widthPt: 595, heightPt: 842 },
  { widthPt: 363, heightPt: 272 },
  { widthPt: 454, heightPt: 255 },
] as const;

/** About how tall the picture gets, so that the text does not jump much when it comes. */
function estimateHeightPx(link: PictureLink): number {
  const shownPx = shownWidthPx(link);
  const widthPt = shownPx / PX_PER_PT / Math.max(0.01, link.box[2]);
  const [nearest] = PAGES.toSorted(
    (one, other) => Math.abs(one.widthPt - widthPt) - Math.abs(other.widthPt - widthPt),
  );
  if (nearest === undefined) return shownPx;
  const ratio = (nearest.heightPt * link.box[3]) / (nearest.widthPt * Math.max(0.01, link.box[2]));
  return Math.max(1, Math.round(shownPx * ratio));
}

/** A part of a page; pressed, it is shown as large as the window allows. Any other picture is not shown. */
export function Picture({ address, alt }: { address: string; alt: string }) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const link = parsePictureLink(address);
  if (link === undefined) return null;
  const name = alt === '' ? t('reader.picture') : alt;
  return (
    <>
      <button
        type="button"
        className={classes.picture}
        aria-label={t('reader.zoom', { name })}
        onClick={open}
      >
        <img
          src={address}
          alt={alt}
          width={shownWidthPx(link)}
          height={estimateHeightPx(link)}
          loading="lazy"
          decoding="async"
        />
        <IconZoomIn size={18} aria-hidden className={classes.zoomSign} />
      </button>
      <Modal opened={isOpen} onClose={close} title={name} size="min(96vw, 1100px)" centered>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too */}
        <section className={classes.zoomed} tabIndex={0} aria-label={name}>
          <img src={address.replace(/width=\d+$/, `width=${WHOLE_WIDTH_PX}`)} alt={alt} />
        </section>
      </Modal>
    </>
  );
}
