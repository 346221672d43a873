import { describe, expect, it } from 'vitest';
import { findCaptionLabel } from './caption-labels.ts';

describe('labels of captions', () => {
  it.each([
    ['Figure 3: A title', 'figure'],
    ['Fig. 3.1 A title', 'figure'],
    ['Abbildung 2: Titel', 'figure'],
    ['Figura 4. Título', 'figure'],
    ['Рис. 5. Схема', 'figure'],
    ['图 3 标题', 'figure'],
    ['図3.2 題', 'figure'],
    ['شكل ٣: عنوان', 'figure'],
    ['चित्र 2: शीर्षक', 'figure'],
    ['TABLE II. Results', 'table'],
    ['Tabelle 1: Werte', 'table'],
    ['Tableau 6 : Valeurs', 'table'],
    ['Таблица 2. Данные', 'table'],
    ['表 4 数据', 'table'],
  ])('%s', (text, kind) => {
    expect(findCaptionLabel(text)?.kind).toBe(kind);
  });

  it.each(['Figures are useful', 'Tables 3 and 4', 'The figure 3', 'Plates'])('none: %s', (text) => {
    expect(findCaptionLabel(text)).toBeUndefined();
  });
});
