import { fraction } from './block-text.ts';
import type { Box, Page } from './document.ts';

/** A part of a page that a lesson shows as a picture: left, top, width, height as fractions of the page, 0 to 1. */
export type PictureBox = readonly [left: number, top: number, width: number, height: number];

/** What a link to a picture names. */
export interface PictureLink {
  documentId: number;
  pageNumber: number;
  box: PictureBox;
  /** Of the picture; it is shown at half of it, for screens that have two pixels to one. */
  widthPx: number;
}

const PX_PER_PT = 96 / 72;
const PIXELS_TO_ONE = 2;
const MIN_WIDTH_PX = 64;
const MAX_WIDTH_PX = 1600;

/** Where the API draws a part of a page; a lesson's Markdown has such links and no others. */
export function pictureLink(documentId: number, page: Page, region: Box): string {
  const box = [
    fraction(region.leftPt, page.widthPt),
    fraction(region.topPt, page.heightPt),
    fraction(region.widthPt, page.widthPt),
    fraction(region.heightPt, page.heightPt),
  ];
  const widthPx = Math.round(region.widthPt * PX_PER_PT * PIXELS_TO_ONE);
  const width = Math.min(MAX_WIDTH_PX, Math.max(MIN_WIDTH_PX, widthPx));
  return `/api/documents/${documentId}/pages/${page.pageNumber}.webp?box=${box.join(',')}&width=${width}`;
}

const ADDRESS = String.raw`/api/documents/(\d{1,15})/pages/(\d{1,6})\.webp\?box=([\d.]+),([\d.]+),([\d.]+),([\d.]+)&width=(\d{1,4})`;

/** A picture as a lesson's Markdown has it; groups: the text for it, the address. */
export const PICTURE_MARKDOWN = new RegExp(String.raw`!\[((?:[^\]\\]|\\.)*)\]\((${ADDRESS})\)`, 'g');

const WHOLE_ADDRESS = new RegExp(`^${ADDRESS}$`);

/** Reads what `pictureLink` made; undefined for anything else. */
export function parsePictureLink(address: string): PictureLink | undefined {
  const match = WHOLE_ADDRESS.exec(address);
  if (match === null) return undefined;
  const [documentId = 0, pageNumber = 0, left = 0, top = 0, width = 0, height = 0, widthPx = 0] = match
    .slice(1)
    .map(Number);
  return { documentId, pageNumber, box: [left, top, width, height], widthPx };
}

/** How wide a picture is shown, in CSS pixels. */
export const shownWidthPx = ({ widthPx }: PictureLink): number => Math.round(widthPx / PIXELS_TO_ONE);
