import { describe, expect, it } from 'vitest';
import type { Block } from '../course/document.ts';
import { blockOf, pageOf, sourceOf } from './fixture-pages.ts';
import { writeLesson } from './lesson.ts';
import { planCourse } from './plan.ts';

const PROSE =
  'An automorphism of a graph moves its labels so that the set of its edges remains the same. Two of them one after the other are an automorphism too.';

function contentOf(blocks: Block[]): string {
  const source = sourceOf([pageOf(1, [blockOf(PROSE), ...blocks])], { title: 'Graphs' });
  const plan = planCourse([source]).modules[0]?.lessons[0];
  if (plan === undefined) throw new Error('no lesson');
  return writeLesson(plan, [{ ...source, language: 'en' }]).content;
}

describe('a lesson', () => {
  it('keeps numbers that say something without a word, and no scale of a figure', () => {
    const content = contentOf([
      blockOf('(0 1)(2 3) (0 7)(2 5)(1 6)(3 4)'),
      blockOf('2 + 3 = 5'),
      blockOf('0 2 4 6'),
      blockOf('All of these are automorphisms of the graph above.'),
    ]);
    expect(content).toContain('(0 1)(2 3) (0 7)(2 5)(1 6)(3 4)');
    expect(content).toContain('2 + 3 = 5');
    expect(content).not.toContain('0 2 4 6');
  });

  it('sets no second colon behind the name of what is explained', () => {
    const content = contentOf([
      blockOf('-# : delete the edge, if any, between the two vertices.', 'text', { term: 1 }),
    ]);
    expect(content).toMatch(/-#(?:\*\*|`): delete the edge/);
  });

  it('cites what explains a sign that would end a sentence elsewhere', () => {
    const content = contentOf([
      blockOf('! Starts a substitution in the history of the shell.', 'text', { term: 1 }),
      blockOf('?', 'text', { term: 1 }),
      blockOf('Stands for one letter of a name.'),
    ]);
    expect(content).toMatch(/^\*\*!\*\* Starts a substitution .* \[\^c\d+\]$/m);
    expect(content).toContain('**?**');
  });
});
