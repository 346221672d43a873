import { expect, it } from 'vitest';
import { lessonOf } from './fixture-lesson.ts';
import { blockOf } from './fixture-pages.ts';

const CODE =
  '\\lebenslauf\nDer Angeklagte ist seit langem als Moderator einer Sendung\nim ganzen Land bekannt.';
const OUTPUT = 'Der Angeklagte ist seit langem als Moderator einer Sendung im ganzen Land bekannt.';
const TEXT = [
  'Jedes dieser Kommandos gibt die Nummer eines Abschnitts fett gedruckt und in der Mitte der Zeile aus.',
  'Ein Abschnitt der Urteilsgründe beginnt mit dem Kommando, das nach seinem Inhalt benannt ist.',
  'Die Nummern der Abschnitte werden von der Klasse selbst gezählt und müssen nirgends angegeben werden.',
].join(' ');

it('no summary, key point or term is made of what an example gives out, which stands in the lesson', () => {
  const draft = lessonOf([blockOf(TEXT), blockOf(CODE, 'code'), blockOf(OUTPUT)], [], 'de', 'Urteile');
  const said = [draft.summary.text, ...draft.key_points.map(({ text }) => text)].join(' ');
  expect(draft.content).toContain(OUTPUT);
  expect(said).not.toContain('Angeklagte');
  expect(said).toContain('Kommando');
});
