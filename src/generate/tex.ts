import { createRequire } from 'node:module';
import { z } from 'zod';

const Katex = z.object({
  renderToString: z.custom<(tex: string, options: object) => string>((value) => typeof value === 'function'),
});
const require = createRequire(import.meta.url);
let katex: z.infer<typeof Katex> | undefined;

/** Whether KaTeX can set a formula. */
export function canBeSet(tex: string): boolean {
  // Most books have no TeX: nothing is loaded for them.
  katex ??= Katex.parse(require('katex'));
  try {
    katex.renderToString(tex, { throwOnError: true, strict: 'ignore', maxExpand: 200 });
    return true;
  } catch {
    return false;
  }
}
