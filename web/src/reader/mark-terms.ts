import type { MarkdownNode } from './dialect.ts';

/** A word that is explained where it first stands. */
export interface ExplainedTerm {
  term: string;
  definition: string;
}

const KEPT_WHOLE = new Set(['heading', 'link', 'fence', 'code_block']);
const IN_WORD = /[\p{L}\p{N}\p{M}_]/u;

/** Where `term` stands in `text` as words of its own; -1 where it does not. */
function findTerm(text: string, term: string): number {
  const folded = text.toLowerCase();
  const wanted = term.toLowerCase();
  // Some letters change their length with their case; then places cannot be compared.
  if (folded.length !== text.length || wanted === '') return -1;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const isStart = !IN_WORD.test(text[at - 1] ?? '') || !IN_WORD.test(wanted[0] ?? '');
    const isEnd = !IN_WORD.test(text[at + wanted.length] ?? '') || !IN_WORD.test(wanted.at(-1) ?? '');
    if (isStart && isEnd) return at;
  }
  return -1;
}

/**
 * The tree with a `term` node around each term where it first stands in running text; `info` of it is the
 * definition.
 */
export function markTerms(nodes: readonly MarkdownNode[], terms: readonly ExplainedTerm[]): MarkdownNode[] {
  // The longest first: "data frame" before "frame".
  const left = new Map(
    terms.toSorted((one, other) => other.term.length - one.term.length).map((term) => [term.term, term]),
  );
  const wrap = ({ definition }: ExplainedTerm, inner: MarkdownNode): MarkdownNode => ({
    ...inner,
    type: 'term',
    info: definition,
    children: [inner],
  });
  const split = (node: MarkdownNode): MarkdownNode[] => {
    for (const term of left.values()) {
      const at = findTerm(node.content, term.term);
      if (at < 0) continue;
      left.delete(term.term);
      const end = at + term.term.length;
      const piece = (start: number, stop: number) => ({ ...node, content: node.content.slice(start, stop) });
      return [
        ...split(piece(0, at)),
        wrap(term, piece(at, end)),
        ...split(piece(end, node.content.length)),
      ].filter(({ content }) => content !== '');
    }
    return [node];
  };
  const walk = (list: readonly MarkdownNode[]): MarkdownNode[] =>
    list.flatMap((node) => {
      if (KEPT_WHOLE.has(node.type)) return [node];
      if (node.type === 'text') return split(node);
      const term = node.type === 'code_inline' ? left.get(node.content) : undefined;
      if (term !== undefined) {
        left.delete(term.term);
        return [wrap(term, node)];
      }
      return [{ ...node, children: walk(node.children) }];
    });
  return walk(nodes);
}

/** Levels of headings that follow from one to the next without a gap, below a heading of level `above`. */
export function levelHeadings(nodes: readonly MarkdownNode[], above: number): MarkdownNode[] {
  let last = above;
  return nodes.map((node) => {
    if (node.type !== 'heading') return node;
    const wanted = Number(node.tag.slice(1));
    last = Math.min(6, Math.max(above + 1, Math.min(wanted + above - 1, last + 1)));
    return { ...node, tag: `h${last}` };
  });
}
