import { expect, it } from 'vitest';
import { germanObject } from './german-object.ts';

it('puts a title into the form that it has before a verb', () => {
  expect(germanObject('Das Rubrum')).toBe('Das Rubrum');
  expect(germanObject('Die Gliederung des Textes')).toBe('Die Gliederung des Textes');
  expect(germanObject('Der Text')).toBe('Den Text');
  expect(germanObject('Der grundsätzliche Aufbau der Kapitel')).toBe(
    'Den grundsätzlichen Aufbau der Kapitel',
  );
  expect(germanObject('Grundsätzlicher Aufbau')).toBe('Grundsätzlichen Aufbau');
  expect(germanObject('Strafrechtliche Urteile')).toBe('Strafrechtliche Urteile');
});

it('leaves a title alone whose form cannot be told', () => {
  for (const title of [
    'Der Name',
    'Der Student im Labor',
    'Der Haupttitel und der Text',
    'Roter Faden',
    'Ein Beispiel',
    'Im Labor',
    'Pakete bauen',
    'Wie man ein Paket baut',
    'Aufruf; benötigte Pakete',
    'Wozu?',
  ])
    expect(germanObject(title), title).toBeUndefined();
});
