import { describe, expect, it } from 'vitest';
import { blockText } from '../course/block-text.ts';
import type { Block, Line, Page } from '../course/document.ts';
import { settleHyphens } from './hyphens.ts';

const box = { leftPt: 0, topPt: 0, widthPt: 100, heightPt: 10 };
const line = (text: string, joinsNext = false): Line => ({
  text,
  box,
  edgesPt: [],
  ...(joinsNext ? { joinsNext: true as const } : {}),
});
/** A line whose last or first word is set as code: a point for each word. */
const code = (text: string, joinsNext = false): Line => {
  const count = text.split(' ').length;
  const edgesPt = Array.from({ length: 2 * count }, (_, index) => index);
  return { ...line(text, joinsNext), edgesPt, marks: [{ kind: 'code', from: 0, to: count }] };
};
function settled(...lines: Line[]): string {
  const block: Block = { kind: 'text', lines, sizePt: 10, weight: 400 };
  const page: Page = { pageNumber: 1, widthPt: 600, heightPt: 800, blocks: [block], pictureShare: 0 };
  settleHyphens([page]);
  return blockText(block);
}

describe('hyphens at line ends', () => {
  it('go where they only break the word', () => {
    expect(settled(line('many pack', true), line('ages'))).toBe('many packages');
    expect(settled(line('many pack-'), line('ages'))).toBe('many packages');
  });

  it('go in a word of capitals that is written whole elsewhere, and stay in other ones', () => {
    expect(settled(line('a feature of FEA', true), line('TURE AREAS'))).toBe('a feature of FEATURE AREAS');
    expect(settled(line('on a CD', true), line('ROM or disk'))).toBe('on a CD-ROM or disk');
  });

  it('stay in a compound that is written so elsewhere', () => {
    expect(settled(line('a read-only disk, read', true), line('only'))).toBe('a read-only disk, read-only');
  });

  it('of a range of numbers or an address leave no space behind', () => {
    expect(settled(line('at least 40–'), line('100 MB'))).toBe('at least 40–100 MB');
    expect(settled(line('the years after 1998 –'), line('1999 too'))).toBe('the years after 1998 – 1999 too');
    expect(settled(line('see https://'), line('wiki.org/Help'))).toBe('see https://wiki.org/Help');
    expect(settled(line('see https://wiki.org/'), line('HelpPage).'))).toBe(
      'see https://wiki.org/HelpPage).',
    );
    expect(settled(line('see https://wiki.org/'), line('Then go on'))).toBe(
      'see https://wiki.org/ Then go on',
    );
  });

  it('stay after a prefix that is written with one, unless the joined word is known', () => {
    expect(settled(line('by self', true), line('control'))).toBe('by self-control');
    expect(settled(line('nonlinear, non', true), line('linear'))).toBe('nonlinear, nonlinear');
  });

  it('stay where they stand for a part that comes later', () => {
    expect(settled(line('die Ein', true), line('und Ausgabe'))).toBe('die Ein- und Ausgabe');
    expect(settled(line('two-', false), line('or threefold'))).toBe('two- or threefold');
    expect(settled(line('a thousand, thous', true), line('and more'))).toBe('a thousand, thousand more');
  });

  it('stay between capitals and digits', () => {
    expect(settled(line('in UTF', true), line('8'))).toBe('in UTF-8');
  });

  it('go from an address that was broken after a slash', () => {
    expect(settled(line('see https://wiki.debian.org/-'), line('SourceOnly'))).toBe(
      'see https://wiki.debian.org/SourceOnly',
    );
  });

  it('are not needed where an address goes on, and a word after it stays apart', () => {
    expect(settled(line('see https:'), line('//example.org/a for more'))).toBe(
      'see https://example.org/a for more',
    );
    expect(settled(line('see https://www.'), line('example.org/a'))).toBe('see https://www.example.org/a');
    expect(settled(line('see https://example.org/'), line('and then'))).toBe(
      'see https://example.org/ and then',
    );
  });

  it('are not needed where a name goes on that cannot end so', () => {
    expect(settled(line('set R_ENVIRON_'), line('USER to it'))).toBe('set R_ENVIRON_USER to it');
    expect(settled(line('any .{gz,bz2,'), line('xz} will do'))).toBe('any .{gz,bz2,xz} will do');
    expect(settled(line('see https:/'), line('/example.org'))).toBe('see https://example.org');
  });

  it('are not needed where the name of a file goes on that is told elsewhere', () => {
    expect(settled(line('the sources.list is'), code('in sources.'), code('list too'))).toBe(
      'the sources.list is in sources.list too',
    );
    expect(settled(code('a_1.orig.'), code('tar.gz is'))).toBe('a_1.orig.tar.gz is');
    expect(settled(code('to sources.'), code('list them'))).toBe('to sources. list them');
  });

  it('stay in code, and go in a name of mixed letters that is written whole elsewhere', () => {
    expect(settled(code('the keyboard', true), code('configuration is'))).toBe(
      'the keyboard-configuration is',
    );
    expect(settled(line('a binNMU, some binN', true), line('MU more'))).toBe('a binNMU, some binNMU more');
    expect(settled(line('a multiarch, set Multi', true), line('Arch'))).toBe('a multiarch, set Multi-Arch');
  });

  it('stay in options, paths and names of files, whatever they are set in', () => {
    expect(settled(line('use the --skip', true), line('patches option'))).toBe(
      'use the --skip-patches option',
    );
    expect(settled(line('into upstream/signing', true), line('key.asc there'))).toBe(
      'into upstream/signing-key.asc there',
    );
    expect(settled(line('as package_version', true), line('revision.deb'))).toBe(
      'as package_version-revision.deb',
    );
    expect(settled(line('a server, a client/ser', true), line('ver system'))).toBe(
      'a server, a client/server system',
    );
  });

  it('stay between the parts of a longer compound', () => {
    expect(settled(line('a mirror that is up-to', true), line('date and fast'))).toBe(
      'a mirror that is up-to-date and fast',
    );
    expect(settled(line('the state', true), line('of-the-art'))).toBe('the state-of-the-art');
    expect(settled(line('to debian-l10n', true), line('spanish'))).toBe('to debian-l10n-spanish');
    expect(settled(line('well-estab', true), line('lished rules'))).toBe('well-established rules');
  });

  it('stay in a part of a path that has one elsewhere', () => {
    expect(settled(line('debian-boot in net/debian', true), line('boot/linux'))).toBe(
      'debian-boot in net/debian-boot/linux',
    );
  });

  it('are not needed where a path or a host in code goes on', () => {
    const code = (text: string, from: number, to: number): Line => ({
      ...line(text),
      edgesPt: text.split(' ').flatMap(() => [0, 0]),
      marks: [{ kind: 'code', from, to }],
    });
    expect(settled(code('look at /usr/share/', 2, 3), code('doc/README for more', 0, 1))).toBe(
      'look at /usr/share/doc/README for more',
    );
    expect(settled(code('ask admin@rt.', 1, 2), code('debian.org or me', 0, 1))).toBe(
      'ask admin@rt.debian.org or me',
    );
    expect(settled(code('look at /usr/share/', 2, 3), line('and then there'))).toBe(
      'look at /usr/share/ and then there',
    );
  });

  it('stay in a name that stands elsewhere with the section of its manual', () => {
    expect(settled(line('see dpkg-source(1), dpkg', true), line('source(1) too'))).toBe(
      'see dpkg-source(1), dpkg-source(1) too',
    );
    expect(settled(code('in ..'), code('/example.txt here'))).toBe('in ../example.txt here');
  });

  it('come back at the end of a block', () => {
    expect(settled(line('pre', true))).toBe('pre-');
  });
});
