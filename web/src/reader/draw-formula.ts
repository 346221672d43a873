import katex from 'katex';
import 'katex/dist/katex.min.css';

const LARGEST_EM = 20;
const MOST_MACROS = 200;

/**
 * Draws TeX into an element of its own. KaTeX builds elements and sets their styles one by one here, which the
 * policy allows; it would refuse the style attributes of its HTML. A mistake in the TeX shows the TeX.
 */
export function drawFormula(place: HTMLElement, tex: string, isBlock: boolean): void {
  katex.render(tex, place, {
    displayMode: isBlock,
    throwOnError: false,
    errorColor: 'currentColor',
    strict: false,
    trust: false,
    maxSize: LARGEST_EM,
    maxExpand: MOST_MACROS,
  });
}
