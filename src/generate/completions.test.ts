import { describe, expect, it } from 'vitest';
import { completionsIn, completionsOf } from './completions.ts';
import { languageOf } from './language.ts';

const cutsOf = (text: string, tag = 'en') => [...completionsOf(text, languageOf(tag))];
const cut = (text: string, tag = 'en') => cutsOf(text, tag)[0];

describe('a statement', () => {
  it.each([
    [
      'Changelog entries can be used to automatically close Debian bugs.',
      'verb',
      'automatically close Debian bugs',
    ],
    [
      'The debug packages contain the separated debugging symbols.',
      'phrase',
      'the separated debugging symbols',
    ],
    [
      'The review of new packages mainly ensures that the packaged software is free.',
      'clause_that',
      'the packaged software is free',
    ],
  ])('is cut behind its verb: %s', (text, kind, rest) => {
    expect(cut(text)).toMatchObject({ kind, rest });
  });

  it.each([
    'Many usages of this kind of output will be to incorporate the figure in another document.',
    'The operand of the diagonal function is a vector, gives the matrix its diagonal.',
  ])('is not cut before what nobody would say of another subject: %s', (text) => {
    expect(cutsOf(text).map(({ rest }) => rest)).not.toContainEqual(
      expect.stringMatching(/^(?:be to|a vector)/),
    );
  });

  it.each([
    [
      'ru',
      'Пакет lintian предназначен для обнаружения ошибок в пакете Debian.',
      'phrase_of',
      'обнаружения ошибок в пакете Debian',
    ],
    [
      'es',
      'El instalador usa la red durante la instalación para descargar los ficheros de la réplica.',
      'verb',
      'descargar los ficheros de la réplica',
    ],
    [
      'de',
      'Das Programm liest die Datei mehrmals ein, um alle Verweise im Text aufzulösen.',
      'purpose',
      'alle Verweise im Text aufzulösen',
    ],
    [
      'fr',
      'Le serveur supprime les fichiers temporaires pour libérer la mémoire du système.',
      'verb',
      'libérer la mémoire du système',
    ],
    [
      'fr',
      'Le nouveau format des fontes permet d’obtenir une taille quelconque à partir d’un simple tracé.',
      'verb_d',
      'obtenir une taille quelconque à partir d’un simple tracé',
    ],
    [
      'fr',
      'Des nombres négatifs déplacent l’objet vers le placement de la ligne du bas.',
      'phrase',
      'l’objet vers le placement de la ligne du bas',
    ],
    ['zh', 'devscripts 软件包应当安装在维护者的工作环境中。', 'verb_modal', '安装在维护者的工作环境中'],
  ])('is cut in language %s', (tag, text, kind, rest) => {
    expect(cut(text, tag)).toMatchObject({ kind, rest });
  });

  it('is not cut in French behind a noun, "en tant que" or "si bien"', () => {
    const kindsOf = (text: string) => cutsOf(text, 'fr').map(({ kind }) => kind);
    expect(
      kindsOf('Les variables du système sont permises en tant que valeur de la directive du fichier.'),
    ).toEqual([]);
    expect(kindsOf('Un arbre de recherche est la forme la plus simple de tri rapide.')).toEqual([]);
    expect(kindsOf('Le serveur garde la page entière si bien que la mémoire du système déborde.')).toEqual(
      [],
    );
  });

  it('is cut in several places, so that another one may do where the first has no wrong options', () => {
    const kinds = cutsOf(
      'The wrapper script provides the necessary library path so that the program starts without errors.',
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['phrase', 'clause_that']);
  });

  it.each([
    [
      'en',
      'If no valid translation is available for the language, the installer will default to English.',
      'the installer will default to English',
    ],
    [
      'es',
      'Si la cuenta tiene una contraseña vacía, el servidor rechaza todas las conexiones remotas.',
      'el servidor rechaza todas las conexiones remotas',
    ],
    [
      'de',
      'Wenn die Festplatte voll ist, beendet das Programm die Sicherung der Daten.',
      'beendet das Programm die Sicherung der Daten',
    ],
  ])('is cut behind its condition (%s)', (tag, text, rest) => {
    expect(cut(text, tag)).toMatchObject({ kind: 'main', rest });
  });

  it.each([
    ['en', 'If the disk does not boot at all, try one of the other installation methods.'],
    ['es', 'Si el disco no arranca en absoluto, compruebe las conexiones del cable de datos.'],
    ['en', 'If the bug is caused by another package, just reassign the bug to the right package.'],
  ])('is not cut behind a condition where the reader is told what to do (%s)', (tag, text) => {
    expect(cutsOf(text, tag).filter(({ kind }) => kind === 'main')).toEqual([]);
  });

  it('is not cut inside a word where a language has no spaces', () => {
    expect(cut('部分模板配置文件将会被应用于列出的第一个二进制软件包。', 'zh')).toBeUndefined();
  });

  it.each([
    ['es', 'Si la versión actual está disponible en el medio de instalación, el instalador la usará.'],
    ['ru', 'Если пакет содержит общие библиотеки системы, сопровождающий обновляет файл символов.'],
  ])('is not cut in a condition, where the main clause would follow (%s)', (tag, text) => {
    expect(cutsOf(text, tag).filter(({ kind }) => kind !== 'main')).toEqual([]);
  });

  it.each([
    'The debug packages contain a couple of different helpers.',
    'The number of bytes that it may use depends on their own settings.',
    'The editor can be used to change them.',
    'A normal scores plot to check for skewness and outliers.',
    'A project of this size relies on its administrators to keep track of everything.',
    'When firmware is missing on a machine, a dialog must be displayed that allows it to be loaded.',
    'The machine can be stopped by using shutdown -h now.',
  ])('is not cut where what follows or precedes says too little: %s', (text) => {
    expect(cut(text)).toBeUndefined();
  });
});

it.each([
  'Debido a que la conectividad de las réplicas puede variar con el tiempo, la información no está disponible.',
  'El instalador gráfico podría no arrancar, si bien el instalador de texto seguiría disponible para todos.',
  'Para usar otro idioma en el sistema, el usuario instala el paquete de soporte y configúrelo.',
])('a Spanish sentence is not cut where what follows is more than one phrase: %s', (text) => {
  expect(cutsOf(text, 'es').map(({ rest }) => rest)).toEqual([]);
});

describe('what a lesson says', () => {
  it('is kept to stand beside other statements even where it speaks to the reader', () => {
    const quotes = ['If you enable the cache, the server can be used to answer requests without a database.'];
    const found = completionsIn(
      'm1-l1',
      quotes.map((quote) => ({ quote })),
      languageOf('en'),
    );
    expect(found.map(({ rest }) => rest)).toContain('answer requests without a database');
  });
});
