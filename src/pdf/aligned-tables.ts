import type { PrintedLine } from './printed-lines.ts';
import type { FoundTable } from './ruled-tables.ts';
export const findAlignedTables = (_l: readonly PrintedLine[]): FoundTable[] => [];
