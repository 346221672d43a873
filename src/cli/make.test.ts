import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildSampleBook } from '../../tests/sample-pdf.ts';
import { Course } from '../course/course.ts';
import { ReadingReport } from '../course/reading-report.ts';

const Reports = z.object({ documents: z.array(ReadingReport) });

const folder = mkdtempSync(join(tmpdir(), 'lectern-make-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const book = join(folder, 'book.pdf');
writeFileSync(book, buildSampleBook());
const letter = join(folder, 'letter.pdf');
writeFileSync(letter, 'Dear teacher');

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['src/cli.ts', ...args], {
    env: { ...process.env, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' },
    encoding: 'utf8',
    timeout: 60_000,
  });

describe('make', () => {
  it('writes the course as Markdown and course.json, and tells each step', () => {
    const out = join(folder, 'course');
    const made = run('make', book, '--title', 'Biology', '--out', out);
    expect([made.status, made.stdout]).toEqual([
      0,
      expect.stringMatching(/^Biology: \d+ modules?, \d+ lessons?, 3 of 3 pages, in /),
    ]);
    expect(made.stderr).toMatch(/extract: completed \(3\/3 pages\)[\s\S]*publish: completed/);
    expect(readdirSync(out)).toContain('README.md');
    const course = Course.parse(JSON.parse(readFileSync(join(out, 'course.json'), 'utf8')));
    expect(course.course_title).toBe('Biology');
    const again = run('make', book, '--out', out);
    expect(again.status).toBe(0);
  });

  it('tells on request how each page was read, also when no course comes of it', () => {
    const out = join(folder, 'reported');
    const made = run('make', book, letter, '--out', out, '--report');
    expect([made.status, made.stdout]).toEqual([0, expect.stringMatching(/book\.pdf +3 +3 +0 +0 +0 +100 %/)]);
    const { documents } = Reports.parse(JSON.parse(readFileSync(join(out, 'reading-report.json'), 'utf8')));
    expect(documents.map(({ filename, pages, failure }) => [filename, pages, failure?.code])).toEqual([
      ['book.pdf', 3, undefined],
      ['letter.pdf', 0, 'file_not_pdf'],
    ]);
    expect(readFileSync(join(out, 'reading-report.md'), 'utf8')).toMatch(
      /\| 3 \| {2}\| text \| 100 % \| body \|/,
    );
    const none = join(folder, 'none');
    expect(run('make', letter, '--out', none, '--report').status).toBe(3);
    expect(readFileSync(join(none, 'reading-report.md'), 'utf8')).toContain('file_not_pdf');
  });

  it('ends with a code that scripts can use when it cannot', () => {
    expect(run('make').status).toBe(2);
    expect(run('make', book, '--colour').status).toBe(2);
    expect(run('nonsense')).toMatchObject({ status: 2, stderr: expect.stringContaining('"nonsense"') });
    expect(run('make', join(folder, 'absent.pdf'))).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('absent.pdf'),
    });
    expect(run('make', letter)).toMatchObject({ status: 3, stderr: expect.stringContaining('letter.pdf') });
    expect(run('make', book, '--out', folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(folder),
    });
  });
});

describe('inspect', () => {
  it('draws how a page was read and lists its blocks', () => {
    const out = join(folder, 'page.png');
    const seen = run('inspect', book, '--page', '2', '--out', out, '--dpi', '72');
    expect([seen.status, seen.stdout]).toEqual([
      0,
      expect.stringMatching(/1 {2}heading 1 +20 pt bold +Energy|Chapter 2/),
    ]);
    expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG');
    const pages = join(folder, 'pages');
    expect(run('inspect', book, '--out', pages).status).toBe(0);
    expect(readdirSync(pages)).toEqual(['book-0001.png', 'book-0002.png', 'book-0003.png']);
  });

  it('says what it cannot draw', () => {
    expect(run('inspect').status).toBe(2);
    expect(run('inspect', book, '--page', '0').status).toBe(2);
    expect(run('inspect', book, '--page', '4')).toMatchObject({ stderr: expect.stringContaining('1 to 3') });
    expect(run('inspect', letter)).toMatchObject({ status: 3 });
  });
});

describe('the other commands', () => {
  it('bring the schema up to date, once', () => {
    expect(run('migrate')).toMatchObject({ status: 0, stdout: 'The schema is up to date.\n' });
  });

  it('say what works on this machine', () => {
    const seen = run('doctor');
    expect(seen.stdout).toMatch(/ok {4}Reading PDFs/);
    expect(seen.stdout).toMatch(/ok {4}Database/);
    expect([seen.status, seen.stdout.includes('Lectern can run here.')]).toEqual([0, true]);
  });

  it('explain themselves', () => {
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('npm run make') });
  });
});
