import { describe, expect, it } from 'vitest';
import type { Block } from '../course/document.ts';
import { lessonOf, SENTENCES } from './fixture-lesson.ts';
import { blockOf } from './fixture-pages.ts';

describe('key terms', () => {
  it('are the names that neighbouring items of a list open with, but for a remark among other items', () => {
    const item = (text: string): Block => blockOf(text, 'list_item', { marker: '•' });
    const entries = [
      item('FastText: learns embedding for character n-grams'),
      item('GloVe (Global Vector): counts how often two words occur together'),
    ];
    const { key_terms } = lessonOf([blockOf(SENTENCES.join(' ')), ...entries]);
    expect(key_terms.map(({ term }) => term)).toEqual(expect.arrayContaining(['FastText', 'GloVe']));
    const remark = [
      item('Careful: embeddings can capture every bias of the data'),
      item('Words that are new have no vector of their own'),
      item('Every vector is learned from the words around it'),
    ];
    expect(lessonOf(remark).key_terms.map(({ term }) => term)).not.toContain('Careful');
  });

  it('have what explains them without the name that stands before it, which no key point begins with', () => {
    const text = 'Rotation A change of a tree that keeps the order of all its nodes as it was.';
    const { key_terms, key_points } = lessonOf([
      blockOf(text, 'text', { term: 1 }),
      blockOf(SENTENCES.join(' ')),
    ]);
    expect(key_terms.find(({ term }) => /rotation/i.test(term))?.definition).toBe(
      'A change of a tree that keeps the order of all its nodes as it was.',
    );
    expect(key_points.map((point) => point.text)).not.toContain(text);
  });

  it('are no labels of notes, and none that a text explains which goes on in code', () => {
    const termsOf = (...blocks: Block[]): string[] =>
      lessonOf(blocks, [], 'de').key_terms.map(({ term }) => term);
    const whole = 'tenor Die Umgebung, die den Text des Urteils links einrückt und Abstand einfügt.';
    const cut = 'tatbestand Die betroffenen Tatbestände eines Urteils werden angegeben mit dem Kommando';
    const note =
      'Hinweis: Die Nummerierung der Abschnitte funktioniert nur korrekt, wenn alle Befehle verwendet werden.';
    const marked = (text: string): Block => blockOf(text, 'text', { term: 1 });
    expect(termsOf(marked(whole), blockOf('\\begin{tenor}', 'code'))).toEqual(['tenor']);
    expect(termsOf(marked(cut), blockOf('\\tatbestand{...}', 'code'))).toEqual([]);
    const bold = blockOf(note).lines.map((line) => ({
      ...line,
      marks: [{ kind: 'bold' as const, from: 0, to: 1 }],
    }));
    expect(termsOf(blockOf(note, 'text', { lines: bold }))).toEqual([]);
  });

  it('are no calls of an example', () => {
    const { key_terms } = lessonOf([
      blockOf('plot(tree) A picture of the tree with all its nodes and leaves.', 'text', { term: 1 }),
      blockOf(SENTENCES.join(' ')),
    ]);
    expect(key_terms.map(({ term }) => term)).not.toContain('plot(tree)');
  });

  it('are what a sentence says the nature of, not what it judges', () => {
    const { key_terms } = lessonOf([
      blockOf(
        `A rotation is a change of a tree that keeps its order. A tall tree is a violation of the rules of balance. ${SENTENCES.join(' ')}`,
      ),
    ]);
    const terms = key_terms.map(({ term }) => term);
    expect(terms).toContain('rotation');
    expect(terms).not.toContain('tall tree');
  });
});
