import { describe, expect, it } from 'vitest';
import { languageOf } from './language.ts';
import { leansOnOthers } from './leans.ts';
import { indexOf } from './pool-index.ts';
import { buildTermPool } from './quiz.ts';

/** Whether a stem of a lesson on ports leans on something; the course defines a term and says much of kernels. */
function leans(text: string, tag = 'en'): boolean {
  const sentence = 'The kernel of the machine must load the driver of each device.';
  const definition = 'A watchdog is a timer that restarts a machine which no longer answers.';
  const draft = {
    content: sentence,
    key_terms: [{ term: 'watchdog', definition, citations: ['c1'] }],
    citations: [{ quote: sentence }],
  };
  const lessons = [1, 2, 3, 4, 5].map((number) => ({ key: `m1-l${number}`, draft }));
  const language = languageOf(tag);
  const index = indexOf(buildTermPool(lessons, tag), language);
  return leansOnOthers(text, { language, index, lesson: { title: 'Ports of a machine' } });
}

describe('a stem that leans on what was said before it', () => {
  it.each([
    ['en', 'A scheduler now needs 46 slots for its tasks.'],
    ['en', 'Batch jobs are started by the clock and all others by hand.'],
    ['en', 'A related function is used to copy the objects of a list.'],
    ['en', 'The dot after the command stands for the current directory.'],
    ['en', 'The output layer needs 46 units for its topics.'],
    ['de', 'Stattdessen liest der Dienst die Datei aus dem Archiv.'],
    ['de', 'Eine weitere Option steuert die Länge der Zeilen.'],
    ['fr', 'Le serveur efface également les fichiers du cache.'],
    ['es', 'En todos los demás casos se elige la zona del idioma.'],
    ['es', 'La imagen contiene los programas del sistema de base.'],
    ['it', 'Il comando cancella anche i file della cache.'],
    ['pt', 'O comando também apaga os arquivos do cache.'],
    ['ru', 'Большинство из них используются для управления командами.'],
    ['zh', '如果转而使用 -c 选项，程序将提供较短的报告。'],
    ['zh', '唯一的区别是文件必须使用命名规范。'],
    ['ja', 'さらに設定ファイルを読み込むことができます。'],
    ['hi', 'यह आदेश पुरानी फ़ाइलें भी हटाता है।'],
    ['ar', 'يحذف الأمر الملفات القديمة أيضا.'],
  ])('is told in language %s: %s', (tag, text) => {
    expect(leans(text, tag)).toBe(true);
  });

  it.each([
    ['en', 'A scheduler needs 46 slots instead of threads.'],
    ['en', 'Text mode needs less memory than a graphical display.'],
    ['en', 'The nucleus is the part of a cell that holds its genes.'],
    ['en', 'The port takes one plug of each kind.'],
    ['en', 'The kernel starts with the date of its build.'],
    ['en', 'The watchdog restarts a machine which no longer answers.'],
    ['en', 'The `ls` command lists the files of a directory.'],
    ['de', 'Der Kernel von Linux liest die Datei beim Start.'],
    ['es', 'El servidor de nombres guarda, además de direcciones, los alias.'],
    ['ru', 'Файл debian/rules определяет, как собирается пакет.'],
    ['zh', 'debmake 命令会创建初始的模板文件。'],
  ])('is not seen where it says all itself, in language %s: %s', (tag, text) => {
    expect(leans(text, tag)).toBe(false);
  });
});
