import { memo, useId, useMemo } from 'react';
import { directionOf } from '../i18n/languages.ts';
import { CiteContext } from './cite-mark.tsx';
import { type MarkdownNode, parseMarkdown } from './dialect.ts';
import { type ExplainedTerm, levelHeadings, markTerms } from './mark-terms.ts';
import classes from './markdown.module.css';
import { renderNode } from './render-node.tsx';
import { useGrowing } from './use-growing.ts';

interface MarkdownProps {
  text: string;
  /** Of the text, not of the interface. */
  lang: string;
  /** Called with "c1" for a mark that is pressed; without it marks are plain numbers. */
  onCite?: ((citationId: string) => void) | undefined;
  /** The citation that is shown beside the text. */
  shownCite?: string | undefined;
  /** Explained where they first stand. */
  terms?: readonly ExplainedTerm[] | undefined;
  /** Level of the heading that the text stands under. */
  below?: number;
}

const NO_TERMS: readonly ExplainedTerm[] = [];
const CHARS_PER_LINE = 66;
const LINE_PX = 29;

const lengthOf = (node: MarkdownNode): number =>
  node.content.length + node.children.reduce((sum, child) => sum + lengthOf(child), 0);

/** About how tall a block gets: what is not drawn yet must take the room that it will need. */
function estimateHeightPx(node: MarkdownNode): number {
  if (node.type === 'fence' || node.type === 'code_block') return 48 + 24 * node.content.split('\n').length;
  if (node.type === 'table') return 44 * Math.max(1, node.children.flatMap((part) => part.children).length);
  if (node.children.some((child) => child.type === 'picture')) return 260;
  return LINE_PX * Math.max(1, Math.ceil(lengthOf(node) / CHARS_PER_LINE));
}

const Block = memo(function Block({
  node,
  index,
  prefix,
}: {
  node: MarkdownNode;
  index: number;
  prefix: string;
}) {
  return (
    <div
      className={classes.block}
      data-block={index}
      style={{ containIntrinsicBlockSize: `auto ${estimateHeightPx(node)}px` }}
    >
      {renderNode(node, index, prefix)}
    </div>
  );
});

/**
 * A text of a course: Markdown with marks of citations ([^c1]), footnotes ([^n1]), parts of pages as pictures and
 * formulas. It is hostile: it becomes React elements of known kinds, never HTML.
 */
export function Markdown({ text, lang, onCite, shownCite, terms = NO_TERMS, below = 1 }: MarkdownProps) {
  const prefix = useId();
  const blocks = useMemo(
    () => markTerms(levelHeadings(parseMarkdown(text), below), terms),
    [text, terms, below],
  );
  const shown = useGrowing(blocks.length);
  const cite = useMemo(() => ({ onCite, shown: shownCite }), [onCite, shownCite]);
  return (
    <CiteContext value={cite}>
      <div
        className={classes.text}
        lang={lang}
        dir={directionOf(lang)}
        data-growing={shown < blocks.length ? '' : undefined}
      >
        {blocks.slice(0, shown).map((node, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place in the text
          <Block key={index} node={node} index={index} prefix={prefix} />
        ))}
      </div>
    </CiteContext>
  );
}
