import MarkdownIt, { type StateBlock, type StateInline, type Token } from 'markdown-it';
import { PICTURE_MARKDOWN } from '../../../src/course/picture.ts';

// The dialect of the server's pages: raw HTML is text, and of pictures only parts of the course's own pages are shown.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.disable('image');

const LONGEST_MARK = 12;
const MARK = /^\[\^([cn]\d+)\]/;
const NOTE = /^\[\^(n\d+)\]:\s+/;
const PICTURE_HERE = new RegExp(PICTURE_MARKDOWN.source, 'y');
// What stands between single dollars must look like TeX: prices and names of variables do not.
const TEX_HERE = /\$(?![\s$])([^$\n]{1,500}?)(?<![\s\\])\$(?!\d)/y;
const TEX_SIGNS = /[\\^_{}=]/;

function readMark(state: StateInline, silent: boolean): boolean {
  const match = MARK.exec(state.src.slice(state.pos, state.pos + LONGEST_MARK));
  if (match === null) return false;
  if (!silent) state.push('mark', '', 0).content = match[1] ?? '';
  state.pos += match[0].length;
  return true;
}

function readPicture(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '!') return false;
  PICTURE_HERE.lastIndex = state.pos;
  const match = PICTURE_HERE.exec(state.src);
  if (match === null) return false;
  if (!silent) {
    const token = state.push('picture', 'img', 0);
    token.content = match[1] ?? '';
    token.info = match[2] ?? '';
  }
  state.pos += match[0].length;
  return true;
}

function readTex(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '$') return false;
  TEX_HERE.lastIndex = state.pos;
  const match = TEX_HERE.exec(state.src);
  const tex = match?.[1];
  if (match === null || tex === undefined || !TEX_SIGNS.test(tex)) return false;
  if (!silent) state.push('tex', '', 0).content = tex;
  state.pos += match[0].length;
  return true;
}

const lineOf = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);

/** "[^n1]: A footnote." is always a line of its own. */
function readNote(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const line = lineOf(state, startLine);
  const match = NOTE.exec(line);
  if (match === null) return false;
  if (silent) return true;
  state.push('note_open', 'p', 1).info = match[1] ?? '';
  const inline = state.push('inline', '', 0);
  inline.content = line.slice(match[0].length);
  inline.map = [startLine, startLine + 1];
  inline.children = [];
  state.push('note_close', 'p', -1);
  state.line = startLine + 1;
  return true;
}

/** A formula of its own: "$$", TeX on one line or several, "$$". */
function readTexBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!lineOf(state, startLine).startsWith('$$')) return false;
  const lines: string[] = [];
  for (let line = startLine; line < endLine; line += 1) {
    const text = lineOf(state, line).trimEnd();
    lines.push(text);
    const isLast = text.endsWith('$$') && (line > startLine || text.length > '$$$$'.length);
    if (!isLast) continue;
    if (silent) return true;
    const whole = lines.join('\n');
    state.push('tex_block', '', 0).content = whole.slice(2, -2).trim();
    state.line = line + 1;
    return true;
  }
  return false;
}

markdown.inline.ruler.before('link', 'mark', readMark);
markdown.inline.ruler.before('link', 'picture', readPicture);
// After `escape`: "\$" is a dollar.
markdown.inline.ruler.after('escape', 'tex', readTex);
markdown.block.ruler.before('reference', 'note', readNote);
markdown.block.ruler.before('paragraph', 'tex_block', readTexBlock);

/** A piece of a text with what stands in it. */
export interface MarkdownNode {
  type: string;
  /** Heading level, kind of cell and so on: the HTML element that it would be. */
  tag: string;
  content: string;
  info: string;
  attributes: Record<string, string>;
  /** A paragraph of a list that is set tight. */
  isHidden: boolean;
  children: MarkdownNode[];
}

const toNode = (token: Token): MarkdownNode => ({
  type: token.type.replace(/_open$/, ''),
  tag: token.tag,
  content: token.content,
  info: token.info,
  attributes: Object.fromEntries((token.attrs ?? []).map(([name, value]) => [name, `${value}`])),
  isHidden: token.hidden,
  children: [],
});

function toTree(tokens: readonly Token[]): MarkdownNode[] {
  const root: MarkdownNode[] = [];
  const open: MarkdownNode[][] = [root];
  for (const token of tokens) {
    const place = open.at(-1) ?? root;
    if (token.nesting < 0) open.pop();
    else if (token.type === 'inline') place.push(...toTree(token.children ?? []));
    else {
      const node = toNode(token);
      place.push(node);
      if (token.nesting > 0) open.push(node.children);
    }
  }
  return root;
}

/** The text as a tree. Nothing in it is HTML; links that could run something stay text. */
export const parseMarkdown = (text: string): MarkdownNode[] => toTree(markdown.parse(text, {}));
