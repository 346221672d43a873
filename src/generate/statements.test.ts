import { expect, it } from 'vitest';
import { languageOf } from './language.ts';
import { canBeAsked, isClaim } from './statements.ts';

const isFit = (text: string, tag = 'en'): boolean => isClaim(text, languageOf(tag));

it('takes what is said of a subject for a statement', () => {
  expect(isFit('A vector can be used as an array only if it has a dimension vector.')).toBe(true);
  expect(isFit('The function unclass removes the effects of a class.')).toBe(true);
  expect(isFit('Der Parameter bestimmt die Paketquellen für den Installer.', 'de')).toBe(true);
  expect(isFit('Le fichier contient la configuration du serveur de courrier.', 'fr')).toBe(true);
  expect(isFit('El parámetro determina la versión del sistema instalado.', 'es')).toBe(true);
});

it('takes no instruction for one', () => {
  expect(isFit('Make a data frame of two columns and look at it.')).toBe(false);
  expect(isFit('Save the plotting parameters and leave the editor.')).toBe(false);
  expect(isFit('Implies --no-save unless --save has been set.')).toBe(false);
  expect(isFit('preseed/url (url) Specify the address of a file to download.')).toBe(false);
  expect(isFit('Geben Sie den Namen des Rechners ein.', 'de')).toBe(false);
  expect(isFit('Choisissez le disque pour la partition.', 'fr')).toBe(false);
  expect(isFit('Seleccione el disco para la partición.', 'es')).toBe(false);
});

it('takes no opinion, example, history or address to the reader for one', () => {
  expect(isFit('Many users will come to R mainly for its graphical facilities.')).toBe(false);
  expect(isFit('One thing to consider is what the variable refers to.')).toBe(false);
  expect(isFit('The numeric variables in this example are read as factors.')).toBe(false);
  expect(isFit('The installation system was introduced for the release of 2005.')).toBe(false);
  expect(isFit('If you want to keep the file, the option must be given.')).toBe(false);
});

it('takes no sentence for one whose name was set before it', () => {
  const canBe = (text: string, tag: string): boolean =>
    canBeAsked(text, languageOf(tag), { least: 5, most: 40 });
  expect(canBe('Clave aleatoria Se genera una nueva clave para la partición cifrada.', 'es')).toBe(false);
  expect(canBe('Random key The new key will be made when the encrypted partition is mounted.', 'en')).toBe(
    false,
  );
  expect(canBe('The new key will be made when the encrypted partition is mounted.', 'en')).toBe(true);
});

it('takes no formula and no letter that stands for something else for one', () => {
  expect(isFit('If x is a numeric vector, the plot shows its values.')).toBe(false);
  expect(isFit('The call sets width = 3 for the current device.')).toBe(false);
});

it('is no statement that speaks of what another sentence has named', () => {
  expect(isFit('The typeof function can distinguish them from each other at once.')).toBe(false);
  expect(isFit('Control goes to the caller at that point of the program.')).toBe(false);
  expect(isFit('The values of objects are kept where the system finds them again.')).toBe(true);
});
