import { use } from 'react';
import { CiteContext } from './cite-mark.tsx';
import type { ExplainedTerm } from './mark-terms.ts';
import { Markdown } from './markdown.tsx';

/** Markdown whose marks do what all marks of the page do. */
export function CitedMarkdown(props: {
  text: string;
  lang: string;
  terms?: readonly ExplainedTerm[];
  below?: number;
}) {
  const { onCite, shown } = use(CiteContext);
  return <Markdown {...props} onCite={onCite} shownCite={shown} />;
}
