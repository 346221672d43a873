import { describe, expect, it } from 'vitest';
import { levelsByNumber, numberOf } from './title-number.ts';

describe('the numbers of titles', () => {
  it('are read in many forms', () => {
    const read = (title: string) => {
      const number = numberOf(title);
      return number === undefined ? undefined : `${number.form} ${number.path.join('.')}`;
    };
    expect(['2.1 Scope', 'Part II', 'Kapitel 3', 'Anhang B Quellen', 'A.2 Scope'].map(read)).toEqual([
      'number 2.1',
      'part 2',
      'chapter 3',
      'appendix 2',
      'letter 1.2',
    ]);
    expect(['IV. Scope', 'IV.2. Scope', '第2章 范围', '१.२ प्रस्तावना'].map(read)).toEqual([
      'roman 4',
      'roman 4.2',
      'chapter 2',
      'number 1.2',
    ]);
    expect(['Scope', 'A sample', 'I am here', 'Part of it'].map(read)).toEqual(Array(4).fill(undefined));
  });

  it('give levels, below parts too', () => {
    expect(levelsByNumber(['I Ground', '1 Soil', '1.1 Clay', 'II Air', '1 Wind', 'Words'])).toEqual([
      1,
      2,
      3,
      1,
      2,
      undefined,
    ]);
    expect(levelsByNumber(['Part I', 'Chapter 1', '1.1 Clay', 'Part II', 'Appendix A'])).toEqual([
      1, 2, 3, 1, 2,
    ]);
  });

  it('give appendices the level of chapters, and letters below Roman numbers theirs', () => {
    expect(levelsByNumber(['1 Soil', '1.1 Clay', 'A Words', 'A.1 Old', 'B Signs'])).toEqual([1, 2, 1, 2, 1]);
    expect(levelsByNumber(['I. Soil', 'A. Clay', 'B. Sand', 'II. Air', 'A. Wind'])).toEqual([1, 2, 2, 1, 2]);
  });

  it('put numbers that start again in each chapter below the chapters', () => {
    expect(levelsByNumber(['CHAPTER ONE', '1 Clay', '2 Sand', 'CHAPTER TWO', '1 Wind', '2 Rain'])).toEqual([
      1, 2, 2, 1, 2, 2,
    ]);
  });
});
