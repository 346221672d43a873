import type { Completion } from './completions.ts';
import type { QuizSource } from './lesson-source.ts';
import { POSSIBLE } from './opposites.ts';
import { isTopic, type PoolIndex } from './pool-index.ts';
import { statementRulesOf } from './statement-rules.ts';
import { contentStems } from './words.ts';

/** Stems that say of no subject what it is: whatever has them may do many things. */
const GENERIC: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: `consist consists serve number need special-purpose provide provided offer offered allow allowed enable support supported include contain version release recent current
      extensive convenient powerful component software feature facility tool tools program care ability set system function
      command option user file package general basic special important require need`,
    de: `bietet bieten ermöglicht erlaubt enthält unterstützt version versionen ausgabe programm programme werkzeug software
      system funktion funktionen befehl option benutzer datei dateien paket pakete wichtig`,
    fr: `fournit fournissent offre permet permettent contient prend version versions programme outil outils logiciel système
      fonction fonctions commande option utilisateur fichier fichiers paquet paquets important`,
    es: `proporciona proporcionan ofrece ofrecen permite permiten incluye incluyen contiene versión versione programa programas
      herramienta herramientas software sistema función orden opción usuario fichero ficheros paquete paquetes caso casos importante`,
    it: `fornisce offre permette contiene versione versioni programma programmi strumento software sistema funzione comando opzione
      utente file pacchetto pacchetti`,
    pt: `fornece oferece permite contém versão versões programa ferramenta software sistema função comando opção usuário ficheiro
      arquivo pacote pacotes`,
    ru: `предоставляет позволяет содержит версия версии программа программы программ утилита система системы функция команда
      команды опция пользователь файл файлы файла файлов пакет пакеты пакета пакетов некоторые который которые`,
    zh: `提供 允许 支持 包含 包括 版本 程序 工具 软件 系统 功能 函数 命令 选项 用户 文件 软件包 内容 改变 生成`,
  }).map(([tag, words]) => [tag, new Set(words.trim().split(/\s+/))]),
);
/** A name, or a word with signs in it, is as good as two others. */
const NAME = /\p{L}[._/+]\p{L}|\p{Ll}\p{Lu}|\p{Lu}{2}|[/$~]\p{L}|\p{L}\d|^-{1,2}\p{L}/u;
const LEAST_SPECIFIC = 2;
/** By whom or with what something is done is told by too many things of too many kinds. */
const OF_ANY_KIND = /^phrase_by$/;
/** What a thing includes is never told whole, and what it will do has too many sides. */
const OPEN_CUE = /^(?:includes?|will|incluyen?|inclu[ei](?:nt?|t)?|comprend|umfasst|включа|包括)/u;
/** "The tree may be placed under": elsewhere too. */
const MAY_BE = /(?<!\p{L})(?:may|might|could)$/u;
/** "since they are required to": who is far from the cut, and may be of many sorts. */
const PRONOUN = /\b(?:it|they) (?:is|are|was|were|have|has|can|will|should|must|may)$/u;
const MEANING = /^phrase_(?:is|are)$/;
/** What a thing is for tells it as well as what it is. */
const PURPOSE =
  /(?:used|needed|required|designed|intended|meant|aims|serves) (?:to|for)$|предназнач|служ|dient?|ser(?:t|vent) à|utilisée?s? pour|sirven? para|se (?:usa|utiliza)n? para|usad[oa]s? para|utilizad[oa]s? para|serv(?:e|ono) |usat[oaie] per|utilizzat[oaie] per|servem? para|用[于於来來]/u;
/** "The FTP server is used to" and "is for use in" tell a use, though "can" stands in them. */
const OF_USE = /用|used/u;

/** Whether what stands before a cut tells one thing from others, so that only one rest fits. */
export function isPointed(
  { kind, cue, opening, rest }: Completion,
  { language, index, isEverywhere }: Pick<QuizSource, 'language' | 'index' | 'isEverywhere'>,
): boolean {
  const isMain = kind === 'main';
  if (isMain && POSSIBLE.test(rest.split(' ', 2).join(' '))) return false;
  if (OF_ANY_KIND.test(kind) || OPEN_CUE.test(cue)) return false;
  const before = isMain ? opening : opening.slice(0, opening.length - cue.length).trimEnd();
  if (MAY_BE.test(before) || PRONOUN.test(before)) return false;
  // What may be so is one of several things that may.
  if (POSSIBLE.test(cue) && !OF_USE.test(cue)) return false;
  if (kind === 'phrase' && POSSIBLE.test(before.slice(before.lastIndexOf(' ') + 1))) return false;
  const isMeaning = MEANING.test(kind) || PURPOSE.test(cue);
  const generic = GENERIC[language.tag];
  const isGeneric = (stem: string): boolean =>
    generic?.has(stem) === true || language.genericTerms.has(stem) || language.emptyModifiers.has(stem);
  const specificIn = (text: string): number => {
    const stems = new Set(contentStems(text, language).filter((stem) => !isGeneric(stem)));
    // What nearly every lesson speaks of does many things.
    return isMeaning
      ? 2 * stems.size
      : [...stems].filter((stem) => !isTopic(stem.toLowerCase(), index)).length;
  };
  const subject = isMain ? before : subjectOf(before, language.tag);
  const names = before
    .split(' ')
    .filter(
      (name) =>
        isName(name, index) && (isMeaning || !(isTopic(name.toLowerCase(), index) || isEverywhere(name))),
    ).length;
  return specificIn(subject) + names > 0 && specificIn(before) + 2 * names >= LEAST_SPECIFIC;
}

/** Written as a name, or one that the course sets apart as code. */
const isName = (word: string, { byFirstWord }: PoolIndex): boolean =>
  NAME.test(word) ||
  byFirstWord.get(word.toLowerCase())?.some(({ term, kind }) => kind === 'code' && term === word) === true;

/** What stands before the first verb, as far as the language lets it be told; else all of it. */
function subjectOf(before: string, tag: string): string {
  const { verb } = statementRulesOf(tag);
  for (const { index } of before.matchAll(/ /g))
    if (verb.test(before.slice(index))) return before.slice(0, index);
  return before;
}

/** Verbs whose objects are of one sort: what contains is not what is needed. */
const SORTS: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    /^(?:(?:is|are|be|been) )?(?:\p{Ll}+ly )?(?:found|located|stored|kept|placed|put|installed|available|mounted|saved|contained|visible|present|held|copied|written|moved|sent|redirected|loaded|read|downloaded|retrieved|uploaded|taken) /u,
    /^(?:contain|include|hold|list|consist|compris|compos|made|store|have)/u,
    /^(?:provide|offer|support|supply)/u,
    /^(?:require|need)/u,
    /^(?:depend|rel(?:y|ies))/u,
    /^(?:create|generate|produce|perform|open|start|return|print|build|install|give|draw|plot|make|show|display)/u,
    /^(?:describe|define|denote|represent|specif|determine|control|refer|mean|stand|correspond|indicate)/u,
  ],
  de: [
    /^(?:enth[aä]lt|umfasst|besteh)/u,
    /^(?:liefer|unterstütz|ermöglich)/u,
    /^(?:erforder|benötig|brauch|verwend|nutz)/u,
    /^(?:erzeug|erstell|start|installier|öffne|berechne)/u,
    /^(?:beschreib|bezeichne|bestimm|definier|steuer)/u,
  ],
  fr: [
    /^(?:contien|consist|compos|possèd)/u,
    /^(?:fourni|offre|propos|permet)/u,
    /^(?:nécessit|exige|utilis|dépend)/u,
    /^(?:crée|affich|instal|lance|exécut|produi|renvo)/u,
    /^(?:désign|détermin|indiqu|représent|défini|décri|mesur)/u,
  ],
  es: [
    /^(?:contien|inclu|tien|consist|compuest)/u,
    /^(?:proporcion|ofrec|permit|soport|admit)/u,
    /^(?:requier|necesit)/u,
    /^(?:usa|utiliz|emple)/u,
    /^(?:crea|gener|instal|configur|ejecut|produc|muestr|carga|inici|realiz)/u,
    /^(?:determin|indic|represent|defin|control|describ|especific|establec)/u,
  ],
  ru: [
    /^представля/u,
    /^(?:содерж|включа|состо)/u,
    /^(?:предоставля|обеспечива|поддержива)/u,
    /^(?:использу|требу|применя)/u,
    /^(?:созда|собира|генериру|вывод|запуска|устанавлива|вызыва)/u,
    /^(?:определя|описыва|указыва|изменя)/u,
  ],
  zh: [/包含|包括|列出/u, /提供/u, /依|取/u, /会|會/u, /表示|指定|定|描述/u],
};
const LEAST_OF_CUE = 4;
const AUXILIARY = /^(?:is|are|be|been) (?:\p{Ll}+ly )?/u;

/** Whether what follows one verb could follow another in the sentences of a course. */
export function areOfSort(cue: string, other: string, tag: string): boolean {
  if (cue === other) return true;
  const sort = SORTS[tag]?.find((one) => one.test(cue));
  const rootOf = (words: string): string => words.replace(AUXILIARY, '').slice(0, LEAST_OF_CUE);
  return sort === undefined ? rootOf(cue) === rootOf(other) : sort.test(other);
}
