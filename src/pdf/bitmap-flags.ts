// What FPDFBitmap_CreateEx, FPDFBitmap_FillRect and FPDF_RenderPageBitmap are told; from fpdfview.h.

/** A byte for each pixel. */
export const GRAY = 1;
/** Opaque, as a signed number of 32 bits. */
export const WHITE = 0xffffffff | 0;
export const DRAW_ANNOTATIONS = 1;
