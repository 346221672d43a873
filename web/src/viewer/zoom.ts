const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

export const SMALLEST_ZOOM = STEPS[0];
export const LARGEST_ZOOM = 4;

/** The next larger (1) or smaller (-1) step from `zoom`; 1 is the width of the frame. */
export function nextZoom(zoom: number, by: 1 | -1): number {
  const next = by > 0 ? STEPS.find((step) => step > zoom) : STEPS.findLast((step) => step < zoom);
  return next ?? zoom;
}

const WIDTHS_PX = [400, 800, 1200, 1600, 2400] as const;

/** How wide a picture to ask for, so that few different ones are made and none is coarser than the screen. */
export const pictureWidthPx = (shownPx: number): number =>
  WIDTHS_PX.find((widthPx) => widthPx >= shownPx * 0.95) ?? 2400;
