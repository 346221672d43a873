import { expect, it } from 'vitest';
import { codeWithin } from './code-within.ts';

const codeOf = (text: string): string => codeWithin(text).code;

it('keeps brackets and quotation marks that code closes itself, whatever stands before them', () => {
  expect(codeOf('a[2,,]')).toBe('a[2,,]');
  expect(codeOf('list(...)')).toBe('list(...)');
  expect(codeOf('[[...]]’')).toBe('[[...]]');
  expect(codeOf('"data.frame",')).toBe('"data.frame"');
  expect(codeOf('scan("stdin", ...).')).toBe('scan("stdin", ...)');
  expect(codeOf('\\".')).toBe('\\"');
  expect(codeOf('grub-install ’(hd0)’')).toBe('grub-install ’(hd0)’');
  expect(codeOf('Format: 1.0”:')).toBe('Format: 1.0');
});

it('leaves the punctuation of the sentence outside', () => {
  expect(codeWithin('(solve),')).toEqual({ before: '(', code: 'solve', after: '),' });
  expect(codeWithin('“ls()”.')).toEqual({ before: '“', code: 'ls()', after: '”.' });
  expect(codeOf('mode(x):')).toBe('mode(x)');
  expect(codeOf('(a)(b)')).toBe('(a)(b)');
});

it('takes an operator of signs for code, and a single sign for punctuation', () => {
  expect(codeOf('::')).toBe('::');
  expect(codeOf('??)')).toBe('??');
  expect(codeOf('...,')).toBe('');
  expect(codeOf('!')).toBe('');
});

it('leaves a command of one sign and a bracket that is talked of whole', () => {
  expect(codeOf('\\,')).toBe('\\,');
  expect(codeOf('\\).')).toBe('\\)');
  expect(codeOf('[,')).toBe('[');
  expect(codeOf('[[')).toBe('[[');
  expect(codeOf('(')).toBe('');
});
