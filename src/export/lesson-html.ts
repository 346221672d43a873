import MarkdownIt from 'markdown-it';
import { PICTURE_MARKDOWN, parsePictureLink, shownWidthPx } from '../course/picture.ts';
import { escapeHtml } from './escape-html.ts';

// Raw HTML stays off: the text comes from uploaded files. markdown-it refuses javascript: links by itself, and
// of pictures only parts of the course's own pages are shown.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.disable('image');

const LONGEST_MARK = 12;
const PICTURE_HERE = new RegExp(PICTURE_MARKDOWN.source, 'y');

markdown.inline.ruler.before('link', 'mark', (state, silent) => {
  const match = /^\[\^([cn]\d+)\]/.exec(state.src.slice(state.pos, state.pos + LONGEST_MARK));
  if (match === null) return false;
  if (!silent) state.push('mark', '', 0).content = match[1] ?? '';
  state.pos += match[0].length;
  return true;
});
markdown.renderer.rules.mark = (tokens, index, _options, env) => {
  const id = tokens[index]?.content ?? '';
  const kind = id.startsWith('n') ? 'note-mark' : 'mark';
  return `<sup class="${kind}"><a href="#l${Number(env?.lessonId)}-${id}">${id.slice(1)}</a></sup>`;
};

// "[^n1]: A footnote." is always a line of its own.
markdown.block.ruler.before('reference', 'note', (state, startLine, _endLine, silent) => {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const line = state.src.slice(start, state.eMarks[startLine]);
  const match = /^\[\^(n\d+)\]:\s+/.exec(line);
  if (match === null) return false;
  if (silent) return true;
  const open = state.push('note_open', 'p', 1);
  open.info = match[1] ?? '';
  const inline = state.push('inline', '', 0);
  inline.content = line.slice(match[0].length);
  inline.map = [startLine, startLine + 1];
  inline.children = [];
  state.push('note_close', 'p', -1);
  state.line = startLine + 1;
  return true;
});
markdown.renderer.rules.note_open = (tokens, index, _options, env) => {
  const id = tokens[index]?.info ?? '';
  return `<p class="note" id="l${Number(env?.lessonId)}-${id}"><sup>${id.slice(1)}</sup> `;
};
markdown.renderer.rules.note_close = () => '</p>\n';

markdown.inline.ruler.before('link', 'picture', (state, silent) => {
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
});
markdown.renderer.rules.picture = (tokens, index) => {
  const { content = '', info = '' } = tokens[index] ?? {};
  const link = parsePictureLink(info);
  if (link === undefined) return '';
  return `<img src="${escapeHtml(info)}" alt="${escapeHtml(content)}" width="${shownWidthPx(link)}" loading="lazy">`;
};
markdown.renderer.rules.table_open = () => '<div class="scroll"><table>';
markdown.renderer.rules.table_close = () => '</table></div>';

/**
 * A lesson's Markdown as safe HTML; citation marks link to the list of sources below the lesson, calls of
 * footnotes to the footnote.
 */
export const renderLessonContent = (content: string, lessonId: number): string =>
  markdown.render(content, { lessonId });
