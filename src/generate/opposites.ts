import { type WordPattern, wordMatches } from '../course/matches.ts';

/**
 * Pairs of words of which one denies the other and either fits where the other stands: "|" parts the two, "," the pairs.
 * Words whose opposite needs another article or case are left out.
 */
const PAIRS: Readonly<Record<string, string>> = {
  en: `before|after,at least once|at most once,at least one|at most one,at least two|at most two,at least three|at most three,
    minimum number|maximum number,minimum size|maximum size,minimum value|maximum value,increases|decreases,increasing|decreasing,
    enabled by default|disabled by default,is enabled|is disabled,are enabled|are disabled,enables|disables,larger|smaller,the largest|the smallest,
    higher than|lower than,the highest|the lowest,longer than|shorter than,the longest|the shortest,is optional|is mandatory,are optional|are mandatory,
    is allowed|is forbidden,are allowed|are forbidden,is permitted|is prohibited,are permitted|are prohibited,is accepted|is rejected,
    automatically|manually,temporarily|permanently,horizontal|vertical,horizontally|vertically,ascending|descending,
    at the beginning of|at the end of,uppercase|lowercase,upper-case|lower-case,newer than|older than,the newest|the oldest,faster than|slower than,
    inside|outside,included in|excluded from,earlier than|later than,to the left|to the right,on the left|on the right,
    at the top|at the bottom,explicitly|implicitly,greater than|less than,statically|dynamically,
    the first|the last,row|column,rows|columns,more than|less than,is required|is optional,are required|are optional,
    is recommended|is discouraged,are recommended|are discouraged,is possible|is impossible,are possible|are impossible,
    succeeds|fails,locally|remotely,
    uploaded|downloaded,imports|exports,importing|exporting,input|output,
    is created|is deleted,are created|are deleted,encrypted|unencrypted`,
  de: `vor dem|nach dem,vor der|nach der,mindestens ein|höchstens ein,mindestens eine|höchstens eine,mindestens zwei|höchstens zwei,
    größer als|kleiner als,größte|kleinste,höher als|niedriger als,länger als|kürzer als,automatisch|manuell,ist aktiviert|ist deaktiviert,
    sind aktiviert|sind deaktiviert,ist erlaubt|ist verboten,sind erlaubt|sind verboten,waagerecht|senkrecht,horizontal|vertikal,
    aufsteigend|absteigend,aufsteigender|absteigender,am Anfang|am Ende,oberhalb|unterhalb,innerhalb|außerhalb,älter als|neuer als,
    schneller als|langsamer als,erhöht|verringert,vergrößert|verkleinert,endliche|unendliche,eindeutig|mehrdeutig,explizit|implizit,
    die erste|die letzte,der erste|der letzte,mehr als|weniger als,ist möglich|ist unmöglich,
    wird erstellt|wird gelöscht,importiert|exportiert`,
  fr: `avant la|après la,avant le|après le,avant les|après les,avant l’|après l’,avant l'|après l',au moins un|au plus un,
    au moins une|au plus une,au moins deux|au plus deux,plus grand que|plus petit que,plus grande que|plus petite que,
    supérieur à|inférieur à,supérieure à|inférieure à,automatiquement|manuellement,est activé|est désactivé,est activée|est désactivée,
    horizontalement|verticalement,croissant|décroissant,croissante|décroissante,à gauche|à droite,au début|à la fin,augmente|diminue,
    au-dessus|au-dessous,explicitement|implicitement,facultatif|obligatoire,
    le premier|le dernier,la première|la dernière,plus de|moins de,est possible|est impossible,est recommandé|est déconseillé,
    importe|exporte`,
  es: `antes de que|después de que,antes del|después del,antes de la|después de la,antes de instalar|después de instalar,antes de arrancar|después de arrancar,al menos un|como máximo un,al menos una|como máximo una,
    al menos dos|como máximo dos,por lo menos dos|como máximo dos,por lo menos tres|como máximo tres,mayor que|menor que,mayor de|menor de,
    superior a|inferior a,automáticamente|manualmente,de forma automática|de forma manual,número mínimo|número máximo,
    cantidad mínima|cantidad máxima,tamaño mínimo|tamaño máximo,valor mínimo|valor máximo,está activado|está desactivado,
    está activada|está desactivada,está habilitado|está deshabilitado,está habilitada|está deshabilitada,ascendente|descendente,
    a la izquierda|a la derecha,al principio|al final,aumenta|disminuye,temporalmente|permanentemente,dentro de|fuera de,
    es opcional|es obligatorio,encima de|debajo de,explícitamente|implícitamente,
    el primer|el último,la primera|la última,más de|menos de,es posible|es imposible,se recomienda|se desaconseja,
    se crea|se borra,se crean|se borran,se creará|se borrará,importa|exporta`,
  it: `prima di|dopo,prima del|dopo il,prima della|dopo la,almeno un|al massimo un,almeno due|al massimo due,maggiore di|minore di,
    superiore a|inferiore a,automaticamente|manualmente,è attivato|è disattivato,è attivata|è disattivata,crescente|decrescente,
    a sinistra|a destra,all’inizio|alla fine,include|esclude,aumenta|diminuisce,è facoltativo|è obbligatorio`,
  pt: `antes de|depois de,antes do|depois do,antes da|depois da,pelo menos um|no máximo um,pelo menos dois|no máximo dois,maior que|menor que,
    superior a|inferior a,automaticamente|manualmente,está ativado|está desativado,está ativada|está desativada,crescente|decrescente,
    à esquerda|à direita,no início|no fim,aumenta|diminui,é opcional|é obrigatório,
    o primeiro|o último,a primeira|a última,mais de|menos de,é possível|é impossível,é recomendado|é desaconselhado`,
  ru: `до запуска|после запуска,до начала|после начала,до выполнения|после выполнения,до завершения|после завершения,до сборки|после сборки,
    до установки|после установки,до окончания|после окончания,не менее|не более,автоматически|вручную,увеличивает|уменьшает,
    увеличивается|уменьшается,разрешено|запрещено,больше чем|меньше чем,по возрастанию|по убыванию,слева|справа,в начале|в конце,
    включено по умолчанию|отключено по умолчанию,включена по умолчанию|отключена по умолчанию,
    первый|последний,первая|последняя,первого|последнего,первой|последней,более чем|менее чем,
    создаётся|удаляется,импортировать|экспортировать`,
  zh: `之前|之后,以前|以后,默认启用|默认禁用,至少一|至多一,至少两|至多两,至少三|至多三,增加|减少,手动|自动,手工|自动,大于|小于,
    高于|低于,大写|小写,上方|下方,升序|降序,开头|结尾,之前|之後,啟用|停用,允许|禁止,水平|垂直,
    第一个|最后一个,第一行|最后一行,最小|最大,多于|少于,之内|之外,
    上传|下载,导入|导出`,
};

interface Opposites {
  /** Finds them in lower case. */
  pattern: WordPattern;
  /** Lower case -> its opposite. */
  of: ReadonlyMap<string, string>;
}

const made = new Map<string, Opposites>();

function oppositesIn(tag: string): Opposites | undefined {
  const known = made.get(tag);
  const list = PAIRS[tag];
  if (known !== undefined || list === undefined) return known;
  const of = new Map<string, string>();
  for (const pair of list.split(',')) {
    const [one = '', other = ''] = pair.trim().split('|');
    if (!of.has(one.toLowerCase())) of.set(one.toLowerCase(), other);
    if (!of.has(other.toLowerCase())) of.set(other.toLowerCase(), one);
  }
  // The longest comes first, so that "at least" is not read as "least".
  const words = [...of.keys()].toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1));
  const source = words.join('|');
  const isUnspaced = (words[0] ?? '') > '\u2e80';
  const found = isUnspaced
    ? new RegExp(source, 'gu')
    : new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${source})(?![\\p{L}\\p{N}_-])`, 'gu');
  const opposites = { pattern: { words: found, letters: new RegExp(source, 'u') }, of };
  made.set(tag, opposites);
  return opposites;
}

/** What something does by itself is done by nobody's hand; what is done to it may be: "is generated automatically". */
const BY_ITSELF = /^(?:automatically|manually)$/;
const BESIDE_PARTICIPLE = /ed $/;

/** What may be so may be otherwise as well. */
export const POSSIBLE =
  /(?<!\p{L})(?:can|could|may|might|puede|pueden|podrá|podrán|peut|peuvent|kann|können|può|possono|pode|podem|может|могут|можно)(?!\p{L})|可以|可能|能[够夠]/iu;

/** What denies a statement, and the word of it that was exchanged, in lower case. */
interface Denial {
  text: string;
  word: string;
}

const LEAST_ROOT = 5;

/** What is said of all is denied where it is said of some only. */
const OF_ALL: Readonly<Record<string, readonly (readonly [all: RegExp, some: string])[]>> = {
  en: [[/^All (?!(?:the|these|those|of|such|other|you|that)\b)(?=\p{L})/u, 'Only some ']],
  de: [[/^Alle (?!(?:die|diese|anderen)\b)(?=\p{Lu})/u, 'Nur einige ']],
  fr: [
    [/^Tous les /u, 'Seuls certains '],
    [/^Toutes les /u, 'Seules certaines '],
  ],
  es: [
    [/^Todos los (?!demás|que\b)/u, 'Sólo algunos '],
    [/^Todas las (?!demás|que\b)/u, 'Sólo algunas '],
  ],
  ru: [[/^Все (?!(?:эти|остальные|другие)(?!\p{L}))(?=\p{Ll})/u, 'Лишь некоторые ']],
};

function deniedOfAll(statement: string, tag: string): Denial | undefined {
  for (const [all, some] of OF_ALL[tag] ?? []) {
    const [found] = all.exec(statement) ?? [];
    if (found !== undefined)
      return { text: some + statement.slice(found.length), word: found.trim().toLowerCase() };
  }
  return undefined;
}

/** A statement with its one word that has an opposite exchanged for that; undefined where it has none, or several. */
export function oppositeOf(statement: string, tag: string): Denial | undefined {
  const opposites = oppositesIn(tag);
  if (opposites === undefined) return undefined;
  const lowered = statement.toLowerCase();
  const [match, second] = wordMatches(lowered, opposites.pattern);
  if (match === undefined) {
    const denied = deniedOfAll(statement, tag);
    return denied === undefined || POSSIBLE.test(statement) ? undefined : denied;
  }
  if (second !== undefined || POSSIBLE.test(statement)) return undefined;
  const [word] = match;
  const found = statement.slice(match.index, match.index + word.length);
  const other = opposites.of.get(word);
  const before = statement.slice(0, match.index);
  // What stands in brackets is said beside the statement.
  if (other === undefined || /[(（][^)）]*$/u.test(before)) return undefined;
  const after = statement.slice(match.index + found.length);
  // "uploaded into UploadQueue": the rest of the sentence would tell which of the two it was.
  const root = word.slice(0, LEAST_ROOT);
  if (
    root.length === LEAST_ROOT &&
    /^\p{L}+$/u.test(root) &&
    `${before}${after}`.toLowerCase().includes(root)
  )
    return undefined;
  // "within minutes before it" is no time.
  if (/^(?:before|after)$/.test(word) && /\bwithin [^,]*$/iu.test(before)) return undefined;
  // "is allowed which ..." goes on to tell what then happens.
  if (/^(?:,? which| que| that) /.test(after)) return undefined;
  if (BY_ITSELF.test(word) && !BESIDE_PARTICIPLE.test(before) && !/^ \p{Ll}+ed(?!\p{L})/u.test(after))
    return undefined;
  const cased = /^\p{Lu}/u.test(found) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
  return { text: before + cased + after, word };
}
