import { describe, expect, it } from 'vitest';
import { oppositeOf } from './opposites.ts';

describe('the opposite of a statement', () => {
  it.each([
    [
      'en',
      'The update is launched right after the new packages have been installed.',
      'The update is launched right before the new packages have been installed.',
    ],
    [
      'de',
      'Die Übertragung der Daten beginnt nach dem Start des Servers.',
      'Die Übertragung der Daten beginnt vor dem Start des Servers.',
    ],
    [
      'de',
      'Der Name des Pakets steht am Anfang der ersten Zeile der Datei.',
      'Der Name des Pakets steht am Ende der ersten Zeile der Datei.',
    ],
    ['zh', '补丁在构建过程开始之前应用。', '补丁在构建过程开始之后应用。'],
    [
      'en',
      'All objects of the session have a class and a name.',
      'Only some objects of the session have a class and a name.',
    ],
    [
      'en',
      'By default the first user of the system is a member of the group of managers.',
      'By default the last user of the system is a member of the group of managers.',
    ],
  ])('has one word exchanged (%s)', (tag, text, opposite) => {
    expect(oppositeOf(text, tag)?.text).toBe(opposite);
  });

  it.each([
    ['has no such word', 'en', 'The package holds the files of the library.'],
    ['has two', 'en', 'The largest file is read before the others are sorted.'],
    ['has it in brackets', 'en', 'The manager of volumes (automatically loaded) finds each of the disks.'],
    [
      'tells what something does by itself',
      'en',
      'The keyword automatically refers to the last entry of a column.',
    ],
    ['goes on about it', 'en', 'A negative value is allowed which will reverse the direction of the loop.'],
    [
      'tells the word by another one',
      'en',
      'New packages are uploaded into the upload queue of the archive.',
    ],
    ['tells a span of time', 'en', 'The screen freezes within some minutes after the start of the program.'],
    ['goes on to what is so', 'es', 'Es posible que el disco tenga otro nombre en el sistema nuevo.'],
    ['tells what may be', 'en', 'Entries of the log can be used to automatically close the bugs.'],
    ['has it in a longer word', 'es', 'El programa escribe el registro en el directorio temporal.'],
  ])('is not made where the statement %s', (_why, tag, text) => {
    expect(oppositeOf(text, tag)).toBeUndefined();
  });
});
