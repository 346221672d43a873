/** How a language writes small numbers, and what before one makes it tell nothing or leave other answers right. */
export interface CountRules {
  /** Small numbers as words, from two up: `words[0]` is two. Empty where they change with their noun. */
  words: readonly string[];
  /** Of numbers from 2 to 4 and from 5 up, each takes another form of its noun. */
  hasForms?: true;
  /** Right before the number: "the two", "first three" tell of things already known; "more than 80" is true of "40" too. */
  unfitBefore: RegExp;
  /** Before the number where a limit is set: "at least" and "at most" then hold for one number only. */
  limit: RegExp;
  /** Nouns that are counted by the author, not by the subject: "three ways". */
  vagueUnit: RegExp;
}

const RULES: Readonly<Record<string, CountRules>> = {
  en: {
    words: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
    unfitBefore:
      /\b(?:the|these|those|all|other|others|first|last|next|any|either|its|their|his|your|our|more than|over|under|less than|fewer than|exceeds?|beyond|or|and|(?<!\bup )to|than|one|nearly|almost|version|release|chapter|level|step|exec)$/iu,
    limit:
      /\b(?:must|should|needs?|requires?|required|minimum|maximum|limited|limit|can|cannot|have to|has to)\b/iu,
    vagueUnit:
      /^(?:ways?|things?|options?|reasons?|cases?|times?|steps?|possibilities|choices|examples?|questions?|points?|methods?|approaches|issues|problems|kinds|types|sorts|others?|more|most|different|main|major|important|common|basic|additional|separate|possible|special|distinct|or|to|of)$/iu,
  },
  de: {
    words: ['zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'],
    unfitBefore:
      /(?<!\p{L})(?:die|der|den|diese[nr]?|alle[nr]?|andere[nr]?|ersten?|letzten?|nächsten?|seine|ihre|mehr als|über|unter|weniger als|oder|und|bis|fast|beide|version|kapitel|stufe|schritt)$/iu,
    limit:
      /\b(?:muss|müssen|soll|sollte|sollten|benötig\p{L}*|erforder\p{L}*|kann|können|höchstens|maximal)\b/iu,
    vagueUnit:
      /^(?:möglichkeiten|dinge|gründe|fälle|mal|schritte|beispiele|fragen|punkte|arten|wege|weitere|verschiedene|wichtige|andere|oder|bis|von)$/iu,
  },
  fr: {
    words: ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
    unfitBefore:
      /(?<!\p{L})(?:les|ces|ses|tous les|toutes les|autres|premiers|premières|derniers|dernières|plus de|moins de|ou|et|à|presque|version|chapitre|niveau|étape)$/iu,
    limit:
      /(?<!\p{L})(?:doit|doivent|faut|nécessite\p{L}*|requi\p{L}+|peut|peuvent|maximum|minimum)(?!\p{L})/iu,
    vagueUnit:
      /^(?:façons?|manières?|choses?|raisons?|cas|fois|étapes?|exemples?|questions?|points?|méthodes?|types?|sortes?|autres?|ou|à|de)$/iu,
  },
  es: {
    words: ['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
    unfitBefore:
      /(?<!\p{L})(?:los|las|estos|estas|esos|esas|sus|todos los|todas las|otros|otras|primeros|primeras|últimos|últimas|más de|menos de|o|y|a|casi|versión|capítulo|nivel|paso)$/iu,
    limit:
      /(?<!\p{L})(?:deben?|deberá|necesit\p{L}+|requier\p{L}+|pueden?|máximo|mínimo|limitad\p{L}+)(?!\p{L})/iu,
    vagueUnit:
      /^(?:formas?|maneras?|cosas?|razones|casos?|veces|pasos?|ejemplos?|preguntas?|puntos?|métodos?|tipos?|opciones|otros?|otras?|más|o|a|de)$/iu,
  },
  it: {
    words: ['due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove', 'dieci'],
    unfitBefore:
      /(?<!\p{L})(?:i|gli|le|questi|queste|tutti|tutte|altri|altre|primi|prime|ultimi|ultime|più di|meno di|o|e|a|versione|capitolo|livello|passo)$/iu,
    limit: /(?<!\p{L})(?:deve|devono|richied\p{L}+|può|possono|massimo|minimo)(?!\p{L})/iu,
    vagueUnit:
      /^(?:modi|cose|ragioni|casi|volte|passi|esempi|domande|punti|metodi|tipi|opzioni|altri|altre|o|a|di)$/iu,
  },
  pt: {
    words: ['dois', 'três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove', 'dez'],
    unfitBefore:
      /(?<!\p{L})(?:os|as|estes|estas|todos|todas|outros|outras|primeiros|primeiras|últimos|últimas|mais de|menos de|ou|e|a|versão|capítulo|nível|passo)$/iu,
    limit: /(?<!\p{L})(?:deve|devem|requer\p{L}*|precisa\p{L}*|pode|podem|máximo|mínimo)(?!\p{L})/iu,
    vagueUnit:
      /^(?:formas?|maneiras?|coisas?|razões|casos?|vezes|passos?|exemplos?|perguntas?|pontos?|métodos?|tipos?|opções|outros?|outras?|ou|a|de)$/iu,
  },
  ru: {
    words: [],
    hasForms: true,
    unfitBefore:
      /(?<!\p{L})(?:эти|этих|все|всех|другие|первые|первых|последние|более|менее|больше|меньше|или|и|до|от|версии|версия|глава|раздел|шаг)$/iu,
    limit:
      /(?<!\p{L})(?:долж\p{L}+|требу\p{L}+|необходим\p{L}*|нужн\p{L}+|може\p{L}+|могут|максим\p{L}+|миним\p{L}+)(?!\p{L})/iu,
    vagueUnit:
      /^(?:способ\p{L}*|причин\p{L}*|случа\p{L}*|раз\p{L}?|шаг\p{L}*|пример\p{L}*|вопрос\p{L}*|вид\p{L}*|тип\p{L}*|или|до|из)$/iu,
  },
  zh: {
    words: ['两', '三', '四', '五', '六', '七', '八', '九', '十'],
    unfitBefore:
      /(?:[这這那前后後第其以]|所有|另外?|[最十百千万]|[和与與、][^，。]{0,30}|[或和与至到]|超[过過]|[多少]于)$/u,
    limit: /必[须須]|[应應][当當该該]|需要|可以|最多|最少|至少/u,
    vagueUnit: /^(?:[种種]方|次|[个個](?:方面|原因|例子|[问問][题題]))/u,
  },
};

/** The rules of a language by its primary tag; undefined where none are known. */
export const countRulesOf = (tag: string): CountRules | undefined => RULES[tag];
