import { describe, expect, it } from 'vitest';
import type { Block } from '../course/document.ts';
import { lessonOf, SENTENCES } from './fixture-lesson.ts';
import { blockOf } from './fixture-pages.ts';

describe('the summary of a lesson', () => {
  it('is made of its own sentences, in their order, each cited', () => {
    const { summary, citations } = lessonOf([blockOf(SENTENCES.join(' '))]);
    const quotes = summary.citations.map((id) => citations.find((citation) => citation.id === id)?.quote);
    expect(summary.text).toBe(quotes.join(' '));
    expect(quotes.length).toBeGreaterThan(0);
    expect(SENTENCES.filter((sentence) => quotes.includes(sentence))).toEqual(quotes);
  });

  it('is not said again by the key points where there is more to say', () => {
    const { summary, key_points } = lessonOf([blockOf(SENTENCES.join(' '))]);
    for (const { text } of key_points) expect(summary.text).not.toContain(text);
  });

  it('is empty where no sentence can be read alone', () => {
    expect(lessonOf([blockOf('This is so. It is as shown above.')]).summary).toEqual({
      text: '',
      citations: [],
    });
  });
});

describe('key points', () => {
  const pointsOf = (...blocks: Block[]): string[] => lessonOf(blocks).key_points.map(({ text }) => text);

  it('and the summary leave out what an option does that is named on the line above', () => {
    const option = { ...blockOf('--rebalance'), kind: 'code' as const };
    const said = 'Do not keep the balance of any tree that has no more than two nodes.';
    const saidBy = (...blocks: Block[]): string => {
      const { summary, key_points } = lessonOf([...blocks, blockOf(SENTENCES.slice(0, 3).join(' '))]);
      return [summary, ...key_points].map(({ text }) => text).join('\n');
    };
    expect(saidBy(blockOf(said))).toContain(said);
    expect(saidBy(option, blockOf(said))).not.toContain(said);
  });

  it.each([
    "That's why every node of a tree has to keep the number of its children.",
    'By default, it is set to the number of children that a node has.',
    'Examples of balanced trees for several typical kinds of problems.',
    'Adds a node to the tree below the node given by the first argument.',
    'tree-add Adds a node to the tree below the node that was given.',
    '(Balanced trees only) Rotations restore the balance of a tree after nodes were removed.',
    'In both cases, the balance of the tree is restored by rotations.',
    'Un arbre est un graphe de noeuds qui ne contient pas de cycle.',
    'Can be used to determine the balance of a tree after nodes were removed.',
    'Any that still have a parent should be moved below the root of the tree.',
    'The tree {a,an,the} balances keeps the paths to all of its leaves short.',
    'A much more common operation is to look for a node by the name of its key.',
    'The balance of the tree can then be restored by one or more rotations.',
    'Most people keep far more nodes in a tree than they need, however.',
  ])('leave out %s', (text) => {
    expect(pointsOf(blockOf(`${SENTENCES.slice(0, 3).join(' ')} ${text}`))).not.toContain(text);
  });

  it('say how things are rather than what stands around', () => {
    const leaning = 'The balance of a tree is what these rotations of its nodes restore.';
    expect(pointsOf(blockOf(`${SENTENCES.slice(0, 3).join(' ')} ${leaning}`))).not.toContain(leaning);
  });
});

describe('worked examples', () => {
  it('are found by their numbered labels, which are bold in the lesson', () => {
    const { examples, content, citations } = lessonOf([
      blockOf(SENTENCES.join(' ')),
      blockOf('Example 2.1. Insert the numbers 3, 1 and 2 into an empty tree and rotate once.'),
    ]);
    expect(examples.map(({ title }) => title)).toEqual(['Example 2.1']);
    expect(content).toContain('**Example 2.1**. Insert');
    expect(citations.map(({ id }) => id)).toContain(examples[0]?.citations[0]);
  });

  it('are not what a text calls an example in passing', () => {
    expect(lessonOf([blockOf(`Examples of trees are many. ${SENTENCES.join(' ')}`)]).examples).toEqual([]);
  });
});

describe('objectives', () => {
  const ofTitles = (titles: string[], language = 'en', body = SENTENCES.slice(0, 3).join(' ')): string[] => {
    const blocks = titles.flatMap((title) => [blockOf(title), blockOf(`${body} ${titles.indexOf(title)}`)]);
    return lessonOf(blocks, titles, language).objectives;
  };

  it('ask in a clause what a title asks, and leave out titles that name nothing to be learned', () => {
    const objectives = ofTitles([
      'When trees are balanced',
      'Do not cut trees',
      'Before the growth of trees',
    ]);
    expect(objectives).toContain('Explain when trees are balanced');
    expect(objectives.join('\n')).not.toMatch(/not cut|before/iu);
  });

  it('write a leading article or adjective in small letters, also where the text names the section', () => {
    const body = `${SENTENCES.slice(0, 3).join(' ')} More of this is told in Delayed growth of trees.`;
    const objectives = ofTitles(['The Kruskal tree', 'Delayed growth of trees'], 'en', body);
    expect(objectives.join('\n')).toContain(' the Kruskal tree');
    expect(objectives.join('\n')).toContain(' delayed growth of trees');
  });

  it('are in Spanish what an infinitive says, and no orders', () => {
    const body = 'Un árbol es un grafo de nodos que no tiene ciclos. La raíz de un árbol no tiene padre.';
    const titles = ['Crear un árbol nuevo', 'Cómo se cortan las ramas', 'Evite los árboles viejos'];
    const objectives = ofTitles(titles, 'es', body);
    expect(objectives).toContain('Crear un árbol nuevo');
    expect(objectives).toContain('Explicar cómo se cortan las ramas');
    expect(objectives.join('\n')).not.toContain('Evite');
  });

  it('are in German what is done with what the title names, where its form is known', () => {
    const text = 'Ein Urteil hat mehrere Teile, die von der Klasse in ihrer Reihenfolge gesetzt werden.';
    const blocks = [blockOf('Der Tenor'), blockOf(text), blockOf('Roter Faden'), blockOf(`${text} ${text}`)];
    const { objectives } = lessonOf(blocks, ['Der Tenor', 'Roter Faden'], 'de', 'Urteile');
    expect(objectives).toContain('Den Tenor beschreiben');
    expect(objectives).toContain('Beschreiben: Roter Faden');
  });

  it('are a title as it stands where that tells what to do', () => {
    const heading = 'Generate template files with trees';
    const { objectives } = lessonOf([blockOf(heading), blockOf(SENTENCES.slice(0, 3).join(' '))], [heading]);
    expect(objectives).toContain(heading);
  });

  it('have a verb that fits what each section is', () => {
    const steps = ['Get the sources.', 'Run the script.', 'Read the log.'].map((text, index) =>
      blockOf(text, 'list_item', { marker: `${index + 1}.` }),
    );
    const { objectives } = lessonOf(
      [
        blockOf('Trees versus lists'),
        blockOf(SENTENCES.slice(0, 3).join(' ')),
        blockOf('Building trees'),
        ...steps,
        blockOf('Proof of the bound'),
        blockOf(SENTENCES.slice(3).join(' ')),
        blockOf('Rotation code'),
        blockOf('rotate(node);\nnode.parent = other;\nreturn node;', 'code'),
      ],
      ['Trees versus lists', 'Building trees', 'Proof of the bound', 'Rotation code'],
    );
    expect(objectives.join('\n')).toMatch(/^Compare trees versus lists$/im);
    expect(objectives).toContain('Carry out the steps for building trees');
    expect(objectives.some((objective) => objective.startsWith('Derive'))).toBe(true);
    expect(new Set(objectives.map((objective) => objective.split(' ')[0])).size).toBeGreaterThan(2);
  });

  it('promise steps only where there are some, and do not speak of the document', () => {
    const { objectives } = lessonOf(
      [
        blockOf('Growing balanced trees'),
        blockOf(SENTENCES.slice(0, 3).join(' ')),
        blockOf('Structure of this manual'),
        ...['Trees come first.', 'Lists come then.', 'Graphs come last.'].map((text, index) =>
          blockOf(text, 'list_item', { marker: `${index + 1}.` }),
        ),
      ],
      ['Growing balanced trees', 'Structure of this manual'],
    );
    expect(objectives).toContain('Explain what growing balanced trees involves');
    expect(objectives.join('\n')).not.toContain('manual');
  });

  it('promise no steps where a numbered list holds none, and no subject that is the name of a file', () => {
    const claims = ['Trees are finite graphs.', 'Lists are narrow trees.', 'Graphs are wide nets.'];
    const { objectives } = lessonOf(
      [
        blockOf('Balanced trees'),
        ...claims.map((text, index) => blockOf(text, 'list_item', { marker: `${index + 1}.` })),
        blockOf('Acknowledgments'),
        blockOf(SENTENCES.slice(0, 3).join(' ')),
      ],
      ['Balanced trees', 'Acknowledgments'],
    );
    expect(objectives.join('\n')).toMatch(/balanced trees/i);
    expect(objectives.join('\n')).not.toMatch(/steps|acknowledg/i);
    expect(lessonOf([blockOf(SENTENCES.join(' '))], [], 'en', 'scan-0815').objectives.join()).not.toContain(
      '0815',
    );
  });

  it('do not shout, and name a subject', () => {
    const body = [...SENTENCES, 'A Debian tree is kept in memory as TEXT and nothing else.'];
    const { objectives } = lessonOf(
      [
        blockOf('BALANCED DEBIAN TREES'),
        blockOf(body.slice(0, 3).join(' ')),
        blockOf('Result'),
        blockOf(body.slice(3).join(' ')),
      ],
      ['BALANCED DEBIAN TREES', 'Result'],
    );
    expect(objectives.join('\n')).toMatch(/balanced Debian trees/iu);
    expect(objectives.join('\n')).toContain('Debian tree');
    expect(objectives.join('\n')).not.toMatch(/BALANCED|result/u);
  });

  it('have a title of capitals in the letters of the text, but for its names', () => {
    const body = [...SENTENCES, 'The package Kruskal keeps every balanced tree.'];
    const { objectives } = lessonOf(
      [
        blockOf('Balanced Nodes And Children In Kruskal'),
        blockOf(body.slice(0, 3).join(' ')),
        blockOf('Preliminaries'),
        blockOf(body.slice(3).join(' ')),
      ],
      ['Balanced Nodes And Children In Kruskal', 'Preliminaries'],
    );
    expect(objectives.join('\n')).toMatch(/Balanced nodes and children in Kruskal/iu);
    expect(objectives.join('\n')).toContain('nodes and children in Kruskal');
    expect(objectives.join('\n')).not.toMatch(/preliminar/iu);
  });
});
