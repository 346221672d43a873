import { describe, expect, it } from 'vitest';
import { cleanFilename, MAX_FILENAME_CHARS } from './filename.ts';

describe('the name of an uploaded file', () => {
  it('stays as it is when it is harmless', () => {
    expect(cleanFilename('Lineare Algebra – Übung 1.pdf', 1)).toEqual({
      filename: 'Lineare Algebra – Übung 1.pdf',
    });
  });

  it('loses its folders', () => {
    expect(cleanFilename('../../etc/passwd', 1).filename).toBe('passwd');
    expect(cleanFilename('C:\\books\\a.pdf', 1).filename).toBe('a.pdf');
  });

  it('loses control characters and direction overrides', () => {
    expect(cleanFilename('a\u0000b\n\u202Efdp.pdf', 1).filename).toBe('abfdp.pdf');
  });

  it('is cut when too long, keeping its ending, and the change is told with the limit', () => {
    const cleaned = cleanFilename(`${'x'.repeat(300)}.pdf`, 1);
    expect(cleaned.filename).toHaveLength(MAX_FILENAME_CHARS);
    expect(cleaned.filename.endsWith('.pdf')).toBe(true);
    expect(cleaned.change).toContain('304 characters was cut to 200');
  });

  it('is made up when there is none', () => {
    expect(cleanFilename('', 2).filename).toBe('document-2.pdf');
    expect(cleanFilename('..', 3).filename).toBe('document-3.pdf');
    expect(cleanFilename(undefined, 1).change).toContain('without a name');
  });
});
