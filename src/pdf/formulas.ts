import type { PageGraphics } from './page-graphics.ts';
import type { PrintedLine } from './printed-lines.ts';
import type { Region } from './regions.ts';
export const findFormulas = (_l: readonly PrintedLine[], _g: PageGraphics, _p: { widthPt: number; heightPt: number }): Region[] => [];
