import { describe, expect, it } from 'vitest';
import { definitionIn } from './definitions.ts';
import { frequentRuns, runsIn } from './frequent-runs.ts';
import { fillIn, languageOf, languageOfText } from './language.ts';
import { sentencesOf, standsAlone } from './sentences.ts';
import { smallWordsIn, withSmallWords } from './small-words.ts';
import { contentStems, minutesOf, wordCount, wordsOf } from './words.ts';

const TAGS = ['en', 'de', 'fr', 'es', 'it', 'pt', 'ru', 'hi', 'ar', 'zh', 'zh-TW', 'ja'];

describe('wordsOf', () => {
  it('cuts scripts without spaces by a dictionary and leaves names in code whole', () => {
    expect(wordsOf('使用dpkg-deb安装软件')).toEqual(['使用', 'dpkg-deb', '安装', '软件']);
    expect(wordsOf('パッケージをインストールする')).toContain('パッケージ');
    expect(wordsOf('แพคเกจคือชุดของไฟล์')).toContain('ไฟล์');
  });

  it('takes no joiner for the end of a word', () => {
    expect(wordsOf('می\u200cشود')).toEqual(['میشود']);
  });
});

describe('wordCount', () => {
  it('counts characters of Chinese as parts of words and its signs as none', () => {
    expect(wordCount('软件包是一种文件。')).toBe(5);
    expect(wordCount('使用 dpkg 命令，安装软件。')).toBe(6);
  });
});

it('reads German slower than English', () => {
  expect(minutesOf(2280, languageOf('en'))).toBe(10);
  expect(minutesOf(2280, languageOf('de'))).toBe(13);
  expect(minutesOf(2280, languageOf('nl'))).toBe(12);
  expect(minutesOf(2280, languageOf('fi'))).toBe(15);
});

describe('sentencesOf in other scripts', () => {
  const cut = (text: string, tag: string): string[] =>
    sentencesOf(text, languageOf(tag)).map((sentence) => sentence.text);

  it('ends a sentence at a danda, with or without a space behind it', () => {
    expect(cut('जल एक द्रव है। वायु एक गैस है।पृथ्वी एक ग्रह है।', 'hi')).toHaveLength(3);
  });

  it('keeps what is said in brackets and quotation marks with its sentence', () => {
    expect(cut('彼は「はい。」と答えた。次に進む。', 'ja')).toEqual([
      '彼は「はい。」と答えた。',
      '次に進む。',
    ]);
    expect(cut('软件包（见下。）已经安装。任务完成。', 'zh')).toHaveLength(2);
  });

  it('does not end a Russian sentence at an abbreviation', () => {
    expect(cut('Это видно на рис. 3 и в табл. 2. Всё остальное просто.', 'ru')).toHaveLength(2);
    expect(cut('Он родился в г. Москве. Там он учился.', 'ru')).toHaveLength(2);
  });
});

describe('standsAlone in other languages', () => {
  it.each([
    ['zh', '软件包管理系统可以自动处理软件包之间的依赖关系。', true],
    ['zh', '这些文件必须放在源代码树的根目录下才能使用。', false],
    ['zh', '软件包的依赖关系在第三章中有更加详细的说明。', false],
    ['ja', 'パッケージマネージャは依存関係を自動的に解決します。', true],
    ['ja', 'このファイルはパッケージを構築するときに必ず使われます。', false],
    ['hi', 'प्रकाश संश्लेषण में पौधे सूर्य के प्रकाश से भोजन बनाते हैं।', true],
    ['hi', 'यह प्रक्रिया पौधों की हरी पत्तियों में दिन के समय होती है।', false],
    ['ru', 'Двоичный пакет содержит файлы, которые устанавливаются в систему.', true],
    ['ru', 'Данное поле содержит список пакетов, которые нужны для сборки.', false],
    ['ru', 'Всё это относится и к пакетам, которые собраны вручную.', false],
    ['ar', 'يحتوي النظام على جميع البرامج التي يحتاج إليها المستخدم.', true],
    ['ar', 'هذا النظام يحتوي على جميع البرامج التي يحتاج إليها المستخدم.', false],
    ['es', 'Desde entonces, el sistema ha sido desarrollado por muchos voluntarios.', false],
    ['es', 'Es un paseo rápido por el proceso de instalación del sistema.', false],
    ['es', 'Es posible instalar el sistema desde una memoria USB o desde la red.', true],
    ['es', 'Para ello, el instalador guarda la configuración en un fichero.', false],
    ['es', 'No te preocupes si el sistema no llega a arrancar la primera vez.', false],
    ['es', 'La primera y más sencilla consiste en introducir el parámetro.', false],
    ['es', 'Los ve porque el sistema se ejecuta en ordenadores muy diversos.', false],
    ['es', 'Los parámetros se guardan en un fichero del sistema instalado.', true],
    ['fr', 'C’était le premier paquet qui contenait la documentation du système.', false],
    ['pt', 'Desde então, o sistema tem sido desenvolvido por muitos voluntários.', false],
    ['it', 'Da allora il sistema viene sviluppato da molti volontari esperti.', false],
    ['de', 'Die Pakete werden mit dem Befehl wie folgt auf dem System installiert.', false],
    ['de', 'Mit diesem Befehl werden alle Pakete auf dem System installiert.', false],
    ['ru', 'Тем не менее, пакеты устанавливаются в систему без ошибок.', false],
    ['ru', 'Пакет устанавливается в систему следующим образом.', false],
    ['zh', '除此之外，软件包管理系统还可以自动处理依赖关系。', false],
    ['ar', 'بعد ذلك يحتوي النظام على جميع البرامج التي يحتاج إليها المستخدم.', false],
    ['hi', 'अन्यथा पौधे सूर्य के प्रकाश से भोजन नहीं बना सकते हैं।', false],
    ['en', "It's the package that holds all the files of the system.", false],
    ['en', 'A broad overview is presented here for the rules of packaging.', false],
    ['de', 'Das Wort „Paket“ bezeichnet in der Regel ein Archiv mit Dateien.', true],
  ])('%s: %s', (tag, text, isFit) => {
    expect(standsAlone(text, languageOf(tag))).toBe(isFit);
  });
});

describe('definitions in other languages', () => {
  it.each([
    ['zh', '软件包是指一组用于安装某个程序的文件。', '软件包'],
    ['zh', '所谓编译器，就是把源代码翻译成机器码的程序。', '编译器'],
    ['zh', '编译器是一种把源代码翻译成机器码的程序。', '编译器'],
    ['hi', 'पौधों द्वारा सूर्य के प्रकाश से भोजन बनाने की क्रिया को प्रकाश संश्लेषण कहते हैं।', 'प्रकाश संश्लेषण'],
    ['hi', 'श्वसन एक ऐसी क्रिया है जिसमें जीव भोजन से ऊर्जा प्राप्त करते हैं।', 'श्वसन'],
    ['ja', 'コンパイラとは、ソースコードを機械語に翻訳するプログラムである。', 'コンパイラ'],
    ['ru', 'Компилятор — это программа, которая переводит исходный код в машинный.', 'Компилятор'],
    ['it', 'Un compilatore è un programma che traduce il codice sorgente in codice macchina.', 'compilatore'],
    ['pt', 'Um compilador é um programa que traduz o código-fonte em código de máquina.', 'compilador'],
    ['ar', 'المترجم هو برنامج يحول الشيفرة المصدرية إلى لغة الآلة.', 'المترجم'],
  ])('%s: %s', (tag, text, term) => {
    expect(definitionIn(text, languageOf(tag))?.term).toBe(term);
  });
});

describe('what a language must know', () => {
  it.each(TAGS)('%s has every phrase, and each holds what it is filled with', (tag) => {
    const { phrases } = languageOf(tag);
    expect(phrases?.evidence).toContain('{page}');
    expect(phrases?.evidence).toContain('{quote}');
    expect(phrases?.corrected).toContain('{right}');
    const { termOfNoun = [], meaningOfNoun = [] } = phrases ?? {};
    for (const stem of [...termOfNoun, ...meaningOfNoun]) {
      const asked = fillIn(stem, { '': 'alpha', term: 'alpha' });
      expect(asked).toContain('alpha');
      expect(asked).toMatch(/[?？؟]$/u);
    }
  });

  it.each(TAGS)('%s asks in words that its own checks let pass', (tag) => {
    const { phrases, pointer, negative, vague, catchAll } = languageOf(tag);
    const stems = phrases === undefined ? [] : Object.values(phrases).flat();
    const { termOfNoun, termOfPlural, termOfVerb, meaningOfNoun, meaningOfPlural, meaningOfVerb } =
      phrases ?? {};
    const asked = [
      termOfNoun,
      termOfPlural,
      termOfVerb,
      meaningOfNoun,
      meaningOfPlural,
      meaningOfVerb,
    ].flat();
    expect(stems).toEqual(expect.arrayContaining(asked));
    for (const stem of asked)
      for (const pattern of [pointer, negative, vague, catchAll]) expect(stem).not.toMatch(pattern);
  });

  it('has Traditional Chinese for Taiwan and Simplified for the mainland', () => {
    expect(languageOf('zh-TW').phrases?.falseLabel).toBe('錯誤');
    expect(languageOf('zh_Hant_HK').phrases?.falseLabel).toBe('錯誤');
    expect(languageOf('zh-CN').phrases?.falseLabel).toBe('错误');
  });

  it('tells a language by its small words, with or without spaces', () => {
    expect(languageOfText('这个文件是用来安装软件的，它不在系统里。').tag).toBe('zh');
    expect(languageOfText('このファイルはパッケージの中にあります。').tag).toBe('ja');
    expect(languageOfText('यह फ़ाइल इस पुस्तक के लिए है और उसमें है।').tag).toBe('hi');
  });
});

describe('a language without a file', () => {
  const dutch = 'de kat zit op de mat en het is een mooie dag in de stad met een vriend van de kat ';

  it('finds its small words in the text', () => {
    const found = smallWordsIn([dutch.repeat(40)]);
    expect(found).toEqual(expect.arrayContaining(['de', 'een', 'en', 'het', 'van']));
    const language = withSmallWords(languageOf('nl'), [dutch.repeat(40)]);
    expect(contentStems('de vrienden van het volk', language)).toEqual(['vrienden', 'volk']);
  });
});

it('finds the nouns that a Chinese text uses again and again', () => {
  const text = '系统的源代码，用户的源代码。安装的源代码，我们的源代码。'.repeat(2);
  const names = frequentRuns([{ key: 'm1-l1', phrases: runsIn(text, languageOf('zh')) }]).map(
    ({ name }) => name,
  );
  expect(names).toContain('源代码');
});
