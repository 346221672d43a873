import { describe, expect, it } from 'vitest';
import { termsOf } from './terms.ts';

describe('terms', () => {
  it.each([
    ['und', 'Élan VITAL, 3.5 naïve ﬁle', ['elan', 'vital', '3', '5', 'naiv', 'fil']],
    ['zh', '光合作用', ['光合', '合作', '作用']],
    ['ja', '光合', ['光合']],
    ['th', 'ภาษาไทยง่าย', ['ภาษา', 'ไทย', 'ง่าย']],
    ['ko', '빛은 파동이다', ['빛은', '파동이다']],
  ])('of %s: %s', (language, text, expected) => {
    expect(termsOf(language).list(text)).toEqual(expected);
  });

  it.each([
    ['en', 'vectors vector; running runs run; queries query; creating creates created; classes class'],
    ['en', 'installation installing installs; copied copies copy; boxes box; quickly quick'],
    ['en', 'speed speeds speeding; needs needed need; agreed agree agrees; proceeds proceeded proceeding'],
    ['de', 'Dateien Datei; Vektoren Vektor; Häuser Häusern; größere größer; Einstellungen Einstellung'],
    ['fr', 'fichiers fichier; installée installé installer; vecteurs vecteur; nouvelles nouvelle'],
    ['es', 'paquetes paquete; instalado instalada instalar; opciones opción'],
    ['it', 'programmi programma; installato installata installare'],
    ['pt', 'pacotes pacote; instalado instalada instalar'],
    ['ru', 'пакеты пакета пакетов; установки установка; новый новая'],
    ['hi', 'किताबें किताबों किताब; लड़के लड़का'],
    ['ar', 'الضوء ضوء والضوء; كتابها كتاب'],
    // Of another script than the language of the course.
    ['ja', 'vectors vector'],
  ])('of one family are one, in %s: %s', (language, families) => {
    for (const family of families.split(';')) {
      const terms = termsOf(language).list(family);
      expect(new Set(terms), family).toEqual(new Set(terms.slice(0, 1)));
      expect(terms.length, family).toBeGreaterThan(1);
    }
  });

  it('of other families are others', () => {
    const words = 'business busy university universe string strong importing important';
    expect(new Set(termsOf('en').list(words)).size).toBe(8);
  });

  it('say where they stand, whatever they are compared as', () => {
    const places: string[] = [];
    const text = 'Große ﬁnale, 光合作用 naïve';
    termsOf('de').each(text, (term, start, end) => places.push(`${term}=${text.slice(start, end)}`));
    expect(places).toEqual([
      'gross=Große',
      'final=ﬁnale',
      '光合=光合',
      '合作=合作',
      '作用=作用',
      'naiv=naïve',
    ]);
  });
});
