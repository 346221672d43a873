import type { Box } from '../course/document.ts';
import type { PageGraphics } from './page-graphics.ts';
import type { PrintedLine } from './printed-lines.ts';
import type { Region } from './regions.ts';
export const findFigures = (_l: readonly PrintedLine[], _g: PageGraphics, _p: { widthPt: number; heightPt: number }, _t: readonly Box[]): Region[] => [];
