import { Fragment, type ReactNode } from 'react';
import { CiteMark } from './cite-mark.tsx';
import { CodeBlock } from './code-block.tsx';
import type { MarkdownNode } from './dialect.ts';
import { Formula } from './formula.tsx';
import classes from './markdown.module.css';
import { Note, NoteMark } from './note-mark.tsx';
import { Picture } from './picture.tsx';
import { TableFrame } from './table-frame.tsx';
import { TermMark } from './term-mark.tsx';

const OUTSIDE = /^(?:https?|mailto):/i;
const ALIGNS = { left: 'start', center: 'center', right: 'end' } as const;
/** What becomes an element of its name and nothing more. */
const PLAIN = {
  paragraph: 'p',
  bullet_list: 'ul',
  list_item: 'li',
  blockquote: 'blockquote',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  em: 'em',
  strong: 'strong',
  s: 's',
} as const;
const HEADINGS = { h1: 'h1', h2: 'h2', h3: 'h3', h4: 'h4', h5: 'h5', h6: 'h6' } as const;
// Each runs in the direction of its own text.
const RUNS_ITSELF = new Set(['paragraph', 'list_item', 'blockquote']);

const isKeyOf = <Table extends object>(key: string, table: Table): key is Extract<keyof Table, string> =>
  Object.hasOwn(table, key);

function alignOf({ attributes: { style = '' } }: MarkdownNode): 'start' | 'center' | 'end' {
  const side = style.replace('text-align:', '');
  return isKeyOf(side, ALIGNS) ? ALIGNS[side] : 'start';
}

/** A node as an element; of a kind that nobody knows, only its text. */
export function renderNode(node: MarkdownNode, key: number, prefix: string): ReactNode {
  const { type, tag, content, isHidden, children } = node;
  if (children.length === 0) {
    const leaf = renderLeaf(node, key, prefix);
    if (leaf !== undefined) return leaf;
  }
  const inner = children.map((child, index) => renderNode(child, index, prefix));
  if (isHidden) return <Fragment key={key}>{inner}</Fragment>;
  if (type === 'heading') {
    const Heading = isKeyOf(tag, HEADINGS) ? HEADINGS[tag] : 'h6';
    return (
      <Heading key={key} dir="auto">
        {inner}
      </Heading>
    );
  }
  if (isKeyOf(type, PLAIN)) {
    const Element = PLAIN[type];
    return (
      <Element key={key} {...(RUNS_ITSELF.has(type) ? { dir: 'auto' } : {})}>
        {inner}
      </Element>
    );
  }
  return (
    renderFrame(node, key, prefix, inner) ?? (
      <Fragment key={key}>
        {content}
        {inner}
      </Fragment>
    )
  );
}

/** What has other nodes in it, and more to it than its name. */
function renderFrame(node: MarkdownNode, key: number, prefix: string, inner: ReactNode): ReactNode {
  const { type, info, attributes } = node;
  const { href = '', start = '1' } = attributes;
  switch (type) {
    case 'ordered_list':
      return (
        <ol key={key} start={Number(start)}>
          {inner}
        </ol>
      );
    case 'note':
      return (
        <Note key={key} id={info} prefix={prefix}>
          {inner}
        </Note>
      );
    case 'table':
      return <TableFrame key={key}>{inner}</TableFrame>;
    case 'th':
    case 'td': {
      // A column without a name has no heading.
      const Cell = type === 'th' && node.children.length > 0 ? 'th' : 'td';
      return (
        <Cell
          key={key}
          dir="auto"
          style={{ textAlign: alignOf(node) }}
          {...(Cell === 'th' ? { scope: 'col' } : {})}
        >
          {inner}
        </Cell>
      );
    }
    case 'term':
      return (
        <TermMark key={key} definition={info}>
          {inner}
        </TermMark>
      );
    case 'link':
      if (!OUTSIDE.test(href)) return undefined;
      return (
        <a key={key} href={href} target="_blank" rel="noopener noreferrer">
          {inner}
        </a>
      );
    default:
      return undefined;
  }
}

/** What has no other nodes in it. */
function renderLeaf(
  { type, content, info }: MarkdownNode,
  key: number,
  prefix: string,
): ReactNode | undefined {
  switch (type) {
    case 'text':
      return content;
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return <br key={key} />;
    case 'hr':
      return <hr key={key} />;
    case 'code_inline':
      return (
        <code key={key} className={classes.code} dir="ltr" translate="no">
          {content}
        </code>
      );
    case 'fence':
    case 'code_block':
      return <CodeBlock key={key} code={content} />;
    case 'tex':
    case 'tex_block':
      return <Formula key={key} tex={content} isBlock={type === 'tex_block'} />;
    case 'mark':
      if (content.startsWith('c')) return <CiteMark key={key} id={content} />;
      return <NoteMark key={key} id={content} prefix={prefix} />;
    case 'picture':
      return <Picture key={key} address={info} alt={content} />;
    default:
      return undefined;
  }
}
