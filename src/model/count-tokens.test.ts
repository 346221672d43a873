import { describe, expect, it } from 'vitest';
import { countTokens } from './count-tokens.ts';

describe('countTokens', () => {
  it.each([
    // With the largest count among o200k, cl100k, Llama 3's and Anthropic's public tokenizer.
    ['English', 'The factor is a vector object used to specify a discrete classification.', 13],
    [
      'French',
      "Le vecteur est une liste ordonnée de nombres, utilisée pour décrire des données. L'objet est créé par c().",
      33,
    ],
    [
      'German',
      'Die Donaudampfschifffahrtsgesellschaft überprüft heute ihre Bücher, weil die Geschäftsführung es verlangt hat.',
      35,
    ],
    ['code', 'x <- c(10.4, 5.6, 3.1, 6.4, 21.7); for (i in 1:10) print(x[[i]])', 42],
    ['Greek', 'Το διάνυσμα είναι μια διατεταγμένη λίστα αριθμών.', 53],
    ['Russian', 'Вектор является упорядоченным набором чисел, который используется для описания данных.', 35],
    ['Arabic', 'المتجه هو قائمة مرتبة من الأعداد تستخدم لوصف البيانات.', 48],
    ['Hindi', 'सदिश संख्याओं की एक सूची है जिसका उपयोग आँकड़ों के वर्णन के लिए किया जाता है।', 86],
    ['Tamil', 'திசையன் என்பது எண்களின் வரிசைப்படுத்தப்பட்ட பட்டியல் ஆகும்.', 112],
    ['Thai', 'เวกเตอร์คือรายการของตัวเลขที่มีลำดับ', 65],
    ['Chinese', '向量是一列有顺序的数字，可以用来描述数据。', 18],
    ['Japanese', 'ベクトルは順序のある数の並びであり、データを表すために使われます。', 35],
    ['Korean', '벡터는 순서가 있는 숫자의 목록이며 데이터를 설명하는 데 사용됩니다.', 34],
  ])(
    'does not count less than the worst of common tokenizers by a tenth, nor more than twice as much, in %s',
    (_name, text, tokens) => {
      expect(countTokens(text)).toBeGreaterThanOrEqual(tokens * 0.9);
      expect(countTokens(text)).toBeLessThan(tokens * 2);
    },
  );

  it('grows with the text', () => {
    expect(countTokens('')).toBe(0);
    expect(countTokens('word '.repeat(1000))).toBe(1200);
  });
});
