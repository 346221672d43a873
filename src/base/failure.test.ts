import { describe, expect, it } from 'vitest';
import { asFailure, FAILURES, Failure } from './failure.ts';

describe('failures', () => {
  it('carry the status, the hint and the retry rule of their code', () => {
    const failure = new Failure('pdf_encrypted', 'a.pdf needs a password');
    expect([failure.status, failure.retry]).toEqual([422, false]);
    expect(failure.hint).toBe(FAILURES.pdf_encrypted.hint);
  });

  it('tell a full disk from any other error', () => {
    const full = Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' });
    expect(asFailure(full).code).toBe('disk_full');
    expect(asFailure(new Error('boom')).code).toBe('internal');
    expect(asFailure('text').message).toBe('text');
  });

  it('keep the cause', () => {
    const cause = new Error('why');
    expect(asFailure(cause).cause).toBe(cause);
  });

  it('hint at something to do in every case', () => {
    for (const { hint } of Object.values(FAILURES)) expect(hint).toMatch(/^[A-Z].{15,}\.$/);
  });
});
