import type { Language } from '../language.ts';

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/));

const TERM = '(?<term>[\\p{L}\\p{N}][\\p{L}\\p{N}_./()-]*(?: [\\p{L}\\p{N}][\\p{L}\\p{N}_./()-]*){0,4}?)';
const shape = (source: string): RegExp => new RegExp(source, 'u');

/** Spanish. */
export const spanish: Language = {
  tag: 'es',
  stopWords: list(`a al algo algún alguna algunas alguno algunos ante antes aquel aquella así aún aunque bajo
    bien cada casi como con contra cual cuales cualquier cuando cuanto de debe deben del desde después donde
    dos durante e el él ella ellas ellos en entonces entre era es esa esas ese eso esos esta está están estas
    este esto estos fue ha hace hacer hacia han hasta hay incluso la las le les lo los más me mediante menos
    mi mientras mismo mucho muchos muy nada ni no nos nosotros nuestro nuestra o otra otras otro otros para
    pero poco por porque posible pueda puede pueden pues que qué quien se sea según ser si sí sido siempre sin
    sino sobre solo sólo son su sus tal también tan tanto tiene tienen toda todas todo todos tras tu tú un una
    unas uno unos dentro fuera cerca luego además mediante durante usted ustedes vez y ya yo
    cómo cuál cuáles cuándo cuánto dónde quién tienes puedes debes quieres deseas deberá deberás podrá podrás
    tendrá tendrás deberías podrías debería podría`),
  abbreviations: list(`p.ej ej cf fig p pp pág págs sr sra dr dra ud uds núm no vol cap ed art aprox ee.uu`),
  dangling:
    /^["'«“¿¡(]*(?:[eé]st[eaos]s?|no (?:te|se) preocupe[sn]?|(?:los|las) (?:ve|ver[áa]|verás|usa|utiliza|encontrará|encontrarás|puede|debe|tiene|hay)|para (?:ello|eso|esto)|esto|[eé]s[eaos]s?|eso|aquel(?:la|lo|los|las)?|él|ella|ellos|ellas|lo|le|se|y|o|pero|también|además|sin embargo|no obstante|por (?:ejemplo|tanto|lo tanto|ello|eso|otra parte|otro lado)|así|entonces|luego|después|finalmente|en (?:este|esta|estos|estas|ese|cambio|concreto|particular|primer lugar)|aquí|ahí|allí|ambos|ambas|otro|otra|otros|otras|si (?:esto|este|esta|no|lo|se|es)|su|sus|tal|tales|tenga en cuenta|vea|véase|nota|recuerde|dich[oa]s?|nosotros|usted|cuando (?:esto|lo)|a continuación|de (?:este|esta|esa|ese)|desde entonces|en contraste|si (?:la|las|los|lo) (?:utiliza|usa|hace|desea|quiere|tiene)n?|en (?:cualquier|ambos|tal|todo) casos?|por (?:lo que|favor)|abajo|arriba|ahora|ten en cuenta|de(?:l)? (?:igual|mismo) (?:manera|forma|modo)|asimismo|por supuesto|(?:el|la|los|las) (?:primer[oa]?s?|segund[oa]s?|tercer[oa]?s?)|observ[ae]|aseg[uú]r(?:e|a)(?:te|se)|recuerda|en resumen|incluso|queremos|permite|contiene|incluye|proporciona|está|están|con (?:esto|ello|él|ella)|para \p{L}+(?:ar|er|ir)l[oae]s?|es (?!\p{L}*(?:posible|import|necesari|recomend|convenient|preferible|difícil|fácil|mejor|común|obligatori|útil|imprescindible|probable|habitual)|(?:muy|más|menos) )\p{L}+)(?![\p{L}-])/iu,
  pointer:
    /(?:\bv(?:er|éase|ea|isite)\b|\bconsult(?:a|ar|as|e|en)(?!\p{L})|saber más|más información|(?:sección|capítulo|página|figura|fig\.|tabla|apéndice|ecuación|ejemplo) [\dA-Z]|(?:siguientes?|anterior(?:es)?)\b|a continuación|como sigue|(?:más )?(?:arriba|abajo)(?!\p{L})|más adelante|(?:este|esta|presente) (?:sección|capítulo|documento|manual|libro|ejemplo|figura|tabla|texto|guía|apéndice)|\[\d+\])/iu,
  anaphora:
    /(?:^|\s)(?:[eé]st[eao]s?|[eé]s[eao]s?|aquí|dich[oa]s?|en cuestión|tal(?:es)?|arriba|mism[oa]s?)(?![\p{L}-])/iu,
  adverb: /^(?:\p{L}+mente|también|incluso|sólo|solo) /iu,
  plainVerb: /(?!)/,
  notNoun: /(?:mente|ando|iendo)$/,
  verbalNoun: /(?!)/,
  classNoun: / (?:fichero|archivo|orden|función|paquete|opción|programa|directorio)$/i,
  genericTitle:
    /^(?:prefacio|preliminares|bienvenid[oa]s?(?: a .*)?|primeros pasos|introducción|resumen|visión general|conclusi(?:ón|ones)|prólogo|índice|apéndice.*|agradecimientos|ejemplos?|ejercicios?)$/i,
  cue: /(?:important|esencial|fundamental|principal|debe|siempre|permite|consiste|significa|denomina|necesari|recomend)/iu,
  definitions: [
    {
      pattern: shape(
        `^(?:(?<lead>Una?|El|La|Los|Las) )?[“"«]?${TERM}[”"»]? (?:(?<verb>significa|denota|se refiere a|se define como|hace referencia a)) (?<meaning>(?:una?|el|la|los|las|cualquier|todo) .{14,}?)[.;]?$`,
      ),
      form: 'verb',
      strength: 3,
    },
    {
      pattern: shape(
        `^(?:(?<lead>Una?|El|La|Los|Las) )?[“"«]?${TERM}[”"»]? (?<verb>es|son) (?<meaning>(?:una?|el|la|los|las|unos|unas|cualquier) .{14,}?)[.;]?$`,
      ),
      form: 'noun',
      strength: 2,
    },
  ],
  genericTerms: list(`resultado valor valores propósito objetivo idea ejemplo problema razón pregunta
    respuesta cosa manera forma caso hecho diferencia ventaja usuario usuarios nombre número capítulo sección
    documento manual libro guía página figura tabla texto lista paso parte tipo opción solución tiempo método
    primero primera último siguiente anterior esto eso ello uno otra otro mayoría principio fin regla única
    mejor más orden importante importantes dentro parecido cantidad variedad serie`),
  openingArticle: /^(?:una?|el|la|los|las) /i,
  emptyModifiers: list(
    `siguiente próximo último primera primer primero segundo único mismo otro principal mejor actual nuevo anterior cierto dado entero gran grandes`,
  ),
  article: /^(?:una? |unos |unas |el |la |los |las )/i,
  tellingArticle: /(?!)/,
  part: /^parte\s+(?:[ivxlc]+|\d+|[a-z])\b/i,
  catchAll: /(?:todas|ninguna) (?:de )?las (?:anteriores|respuestas)/i,
  readPerMinute: 218,
  negative: /(?<!\p{L})(?:no|excepto|salvo|nunca|ningun[ao]?|ningún|fals[ao])(?!\p{L})/iu,
  absolute:
    /(?<!\p{L})(?:siempre|nunca|tod[oa]s?|cada|sólo|solo|solamente|únicamente|ningún|ninguna|completamente|exclusivamente)(?!\p{L})/iu,
  vague:
    /(?<!\p{L})(?:a menudo|a veces|generalmente|normalmente|frecuentemente|quizás?|posiblemente|raramente|habitualmente)(?!\p{L})/iu,
  reference:
    /(?<!\p{L})(?<kind>capítulo|sección|cap\.|secc?\.|§|parte|apéndice|lección|tema)\s*(?<number>[A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)/giu,
  example: /^(?:(?:un )?ejemplos?(?!\p{L})|caso práctico|ilustración)/iu,
  procedure: /^(?:cómo (?!.*\?)|pasos?\b|procedimiento|instrucciones)/iu,
  instruction:
    /^(?!(?:La|El|Una?|Los|Las|De|Para|Esta?|Se|Si|Cuando)\b)\p{Lu}\p{Ll}+(?:[aei]r|[ae]n?)(?:l[aeo]s?|se)? (?:el|las?|los|una?|sus?|en|al?|que|con|del?)\b/u,
  command:
    /^(?!(?:Ejemplar|Hogar|Lugar|Pilar|Similar|Familiar|Militar|Popular|Escolar|Particular|Celular|Auxiliar|Titular)\b)(?:\p{Lu}\p{Ll}*(?:ar|ir)|Hacer|Poner|Leer|Ver|Mantener|Obtener|Resolver|Establecer|Extraer|Proteger|Escoger|Entender|Conocer|Responder|Deshacer|Comprender|Mover|Volver)(?:se|l[aeo]s?)? \p{Ll}/u,
  address:
    /^(?:Si|Cuando)\b|\b(?:usted(?:es)?|le|les|te|tu|tus|nosotros|nuestr[oa]s?|tiene que|dispones|utilice|utiliza)\b/u,
  finite:
    /(?<!\p{L})(?:es|son|era|eran|está|están|ha|han|hay|será|serán|puede|pueden|debe|deben|tiene|tienen|hace|hacen|\p{Ll}{3,}(?:an|en|ará|irá|erá|ía|ó))(?!\p{L})/u,
  comparison: /(?:\bvs\.?|versus|compara(?:ción|r|tiva)|diferencias? entre)/iu,
  reason:
    /(?<!\p{L})(?:porque|ya que|puesto que|por lo tanto|por eso|así que|para que|de modo que|por consiguiente)(?!\p{L})/iu,
  proof: /(?<!\p{L})(?:demostración|teorema|lema|corolario|prueba de)/iu,
  phrases: {
    termOfNoun: ['¿Qué término corresponde a «{}»?', '¿Cuál de estos es {}?'],
    termOfPlural: ['¿Qué término corresponde a «{}»?', '¿Cuáles de estos son {}?'],
    termOfVerb: ['¿Qué término corresponde a «{}»?'],
    meaningOfNoun: ['¿Qué se entiende por «{term}»?'],
    meaningOfPlural: ['¿Qué se entiende por «{term}»?'],
    meaningOfVerb: ['¿Qué descripción corresponde a «{term}»?'],
    evidence: 'Página {page}: «{quote}»',
    explain: 'Explicar: {}',
    explainHow: 'Explicar: {}',
    answer: 'Responder a la pregunta «{}»',
    define: 'Definir: {}',
    use: 'Decir qué hace {}',
    describe: 'Describir: {}',
    identify: 'Identificar: {}',
    apply: 'Llevar a cabo: {}',
    practise: 'Usar en la práctica: {}',
    compare: 'Comparar: {}',
    solve: 'Resolver los ejercicios: {}',
    interpret: 'Interpretar: {}',
    derive: 'Demostrar: {}',
    trueLabel: 'Verdadero',
    falseLabel: 'Falso',
    trueFalse: '¿Verdadero o falso? {}',
    corrected: 'Falso. Página {page}: «{right}»',
    match: 'Relacione cada término con su significado.',
    order: 'Ordene estos pasos: {}',
    and: ' y ',
    description: '{modules} módulos con {lessons} lecciones a partir de {files}.',
  },
};
