import type { QuizSource } from './lesson-source.ts';

/** An option is one of something: "even with the _____ option" of what? */
export const namesCommand = (text: string, { index }: QuizSource): boolean =>
  text
    .split(/[\s“”"'’‘,;]+/u)
    .some((word) =>
      index.byFirstWord
        .get(word.toLowerCase().replace(/[.。]$/u, ''))
        ?.some(({ term, kind }) => (kind === 'code' || kind === 'function') && term.length > 1),
    );
