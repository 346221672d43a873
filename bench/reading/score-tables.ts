import { readFileSync } from 'node:fs';

/** A table as a person read it from the page: rows of cells; a cell that spans is in its first place, others "". */
export interface TableTruth {
  /** Path below the fixtures. */
  file: string;
  page: number;
  rows: string[][];
}

/** Cells that are not empty: those of the truth, those that were read, and those that agree. */
export interface CellCount {
  wanted: number;
  read: number;
  right: number;
}

/** The truth that is kept beside this file. */
export function readTableTruth(): TableTruth[] {
  const parsed: unknown = JSON.parse(readFileSync(new URL('./tables.json', import.meta.url), 'utf8'));
  if (!Array.isArray(parsed)) throw new Error('tables.json is not a list');
  return parsed.filter(isTruth);
}

function isTruth(value: unknown): value is TableTruth {
  return typeof value === 'object' && value !== null && 'file' in value && 'page' in value && 'rows' in value;
}

// A head or a column that was missed moves all others; they are still beside each other as they should be.
const MAX_ROW_SHIFT = 3;
const MAX_COLUMN_SHIFT = 1;

/**
 * Counts the cells of a table that stand in the right row and column.
 *
 * In: `candidates` are all tables of the page as they were read; the one that agrees best counts.
 */
export function countCells(
  truth: readonly string[][],
  candidates: readonly (readonly string[][])[],
): CellCount {
  let best: CellCount = { wanted: filled(truth), read: 0, right: 0 };
  for (const candidate of candidates) {
    for (let down = -MAX_ROW_SHIFT; down <= MAX_ROW_SHIFT; down += 1) {
      for (let across = -MAX_COLUMN_SHIFT; across <= MAX_COLUMN_SHIFT; across += 1) {
        const right = countRight(truth, candidate, down, across);
        if (right > best.right) best = { wanted: best.wanted, read: filled(candidate), right };
      }
    }
  }
  return best;
}

/** F1 over cells: 0 to 1. */
export function cellF1({ wanted, read, right }: CellCount): number {
  return wanted + read === 0 ? 1 : (2 * right) / (wanted + read);
}

function countRight(
  truth: readonly string[][],
  candidate: readonly string[][],
  down: number,
  across: number,
): number {
  let right = 0;
  truth.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      const read = candidate[row + down]?.[column + across] ?? '';
      if (cell !== '' && plain(cell) === plain(read)) right += 1;
    });
  });
  return right;
}

const filled = (rows: readonly string[][]): number => rows.flat().filter((cell) => cell !== '').length;

/** Spaces and raised or lowered forms do not count. */
const plain = (cell: string): string => cell.normalize('NFKC').replace(/\s+/g, '');
