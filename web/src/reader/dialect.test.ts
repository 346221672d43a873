import { expect, it } from 'vitest';
import { type MarkdownNode, parseMarkdown } from './dialect.ts';
import { levelHeadings, markTerms } from './mark-terms.ts';

const kinds = (nodes: readonly MarkdownNode[]): string[] =>
  nodes.flatMap((node) => [node.type, ...kinds(node.children)]);
const texts = (nodes: readonly MarkdownNode[]): string =>
  nodes.map((node) => (node.children.length > 0 ? texts(node.children) : node.content)).join('');

it('reads marks of citations, footnotes and parts of pages', () => {
  const link = '/api/documents/1/pages/2.webp?box=0.1,0.2,0.3,0.4&width=300';
  const tree = parseMarkdown(`Cells live.[^n1] [^c1]\n\n![A cell](${link})\n\n[^n1]: Most of them. [^c2]`);
  expect(kinds(tree)).toEqual([
    ...['paragraph', 'text', 'mark', 'text', 'mark'],
    ...['paragraph', 'picture'],
    ...['note', 'text', 'mark'],
  ]);
});

it('keeps HTML, foreign pictures and dangerous links as text', () => {
  for (const hostile of [
    '<script>alert(1)</script>',
    '![p](https://example.org/p.png)',
    '[press](javascript:alert(1))',
    '<img src=x onerror=alert(1)>',
  ]) {
    const tree = parseMarkdown(hostile);
    expect(kinds(tree).filter((kind) => !['paragraph', 'text'].includes(kind) && kind !== 'link')).toEqual(
      [],
    );
    expect(JSON.stringify(tree)).not.toContain('"href":"javascript');
  }
});

it('takes TeX between dollars for a formula, and prices and names for what they are', () => {
  expect(kinds(parseMarkdown('The sum $x_1 + x_2$ is known.'))).toContain('tex');
  expect(kinds(parseMarkdown('$$\n\\frac{a}{b}\n$$'))).toEqual(['tex_block']);
  expect(kinds(parseMarkdown('It costs $5 or $6, and \\$(prefix)\\$ is set.'))).not.toContain('tex');
});

it('marks a term where it first stands as words of its own, the longer one first', () => {
  const tree = markTerms(
    parseMarkdown('## Frame\n\nFrames: a data frame is no frame. A data frame, `seq()`.'),
    [
      { term: 'frame', definition: 'F' },
      { term: 'Data frame', definition: 'D' },
      { term: 'seq()', definition: 'S' },
    ],
  );
  const marked = tree.flatMap(({ children }) => children).filter(({ type }) => type === 'term');
  expect(marked.map(({ content, info }) => [content, info])).toEqual([
    ['data frame', 'D'],
    ['frame', 'F'],
    ['seq()', 'S'],
  ]);
  expect(texts(tree)).toBe('FrameFrames: a data frame is no frame. A data frame, seq().');
});

it('headings follow each other without a gap', () => {
  const tree = levelHeadings(parseMarkdown('### A\n\n# B\n\n#### C'), 1);
  expect(tree.map(({ tag }) => tag)).toEqual(['h2', 'h2', 'h3']);
});
