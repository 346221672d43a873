import type { Language } from '../language.ts';

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/));

const TERM = '(?<term>[\\p{L}\\p{N}][\\p{L}\\p{N}_./()-]*(?: [\\p{L}\\p{N}][\\p{L}\\p{N}_./()-]*){0,4}?)';
const OPENING = '(?:uma?|uns|umas|os?|as?|qualquer|cada)';
const shape = (source: string): RegExp => new RegExp(source, 'u');

/** Portuguese, of Portugal and Brazil. */
export const portuguese: Language = {
  tag: 'pt',
  stopWords:
    list(`a à às ao aos acerca agora ainda alguém algum alguma algumas alguns além ambas ambos ante antes
    apenas apesar após aquela aquelas aquele aqueles aquilo as assim até através bem cada com como contra contudo cujo
    da daquele das de dela delas dele deles depois desde dessa desse desta deste devem deve deverá do dos durante e é ela
    elas ele eles em embora enquanto então entre era eram essa essas esse esses esta está estão estas este estes eu faz
    fazer foi for foram há havia isso isto já lá lhe lhes logo lo mais mas me mediante menos mesma mesmo meu minha
    muita muitas muito muitos na não nas nem nenhum nenhuma nessa nesse nesta neste no nos nós nossa nosso num numa nunca
    o onde os ou outra outras outro outros para pela pelas pelo pelos per perante pode podem poderá por porque porém pois
    posso pouco pouca precisa primeiro qual quais qualquer quando quanto quase que quem são se seja sejam sem sempre
    sendo ser será serão seu seus si sido sob sobre sua suas tal tais também tanto tão te tem têm tenha ter toda todas
    todavia todo todos tu tua tudo um uma umas uns vai vão você vocês vos`),
  abbreviations: list('p.ex ex cf fig p pp pág págs sr sra dr dra prof nº n vol cap ed art aprox séc tel av'),
  dangling:
    /^["'«“(]*(?:est[ae]s?|ess[ae]s?|aquel[ae]s?|isto|isso|aquilo|ele|ela|eles|elas|eu|nós|você|vocês|lhe|se (?:isto|isso|não|você|o|a|for|ele|ela)|e|ou|mas|porém|contudo|todavia|entretanto|também|além (?:disso|disto)|no entanto|por (?:exemplo|isso|isto|outro lado|consequência|fim)|portanto|assim|então|logo|depois|finalmente|n(?:este|esta|esse|essa|estes|estas)|d(?:este|esta|esse|essa)|em (?:particular|seguida|outras palavras|vez disso)|aqui|aí|ali|lá|ambos|ambas|outr[oa]s?|tal|tais|seu|sua|seus|suas|o (?:primeiro|segundo|seguinte|anterior)|a (?:primeira|segunda|seguinte|anterior)|os seguintes|as seguintes|note|observe|veja|lembre|nota|quando (?:isto|isso|você)|a seguir|do mesmo modo|da mesma forma|ao contrário|por favor|caso (?:isso|você)|desde então|em (?:ambos os|qualquer|todo) casos?|tenha em|certifique-se|lembre-se|abaixo|acima|agora|permite|contém|inclui|está|estão|ou seja|com (?:isso|isto)|para (?:isso|isto|tal))(?![\p{L}-])/iu,
  pointer:
    /(?:(?<!\p{L})(?:veja|ver|vide|consulte|como segue|cf\.)(?!\p{L})|(?:seção|secção|capítulo|página|figura|fig\.|tabela|apêndice|anexo|equação|exemplo) [\dA-Z](?!\p{Ll})|(?<!\p{L})(?:seguintes?|anterior(?:es)?|abaixo|acima|a seguir|mais (?:adiante|à frente|atrás))(?!\p{L})|(?:est[ae]|nest[ae]|dest[ae]|present[ea]) (?:seção|secção|capítulo|documento|manual|livro|exemplo|figura|tabela|texto|guia|apêndice)|\[\d+\])/iu,
  anaphora:
    /(?<!\p{L})(?:[nd]?est[ae]s?|[nd]?ess[ae]s?|isto|isso|aqui|tal|tais|acima|mesm[ao]s?|referid[ao]s?)(?![\p{L}-])/iu,
  adverb: /^(?:\p{L}+mente|também|até|só|apenas) /iu,
  plainVerb: /(?!)/,
  notNoun: /(?:mente|ando|endo|indo)$/,
  verbalNoun: /(?!)/,
  classNoun: / (?:ficheiro|arquivo|comando|função|pacote|opção|programa|diretório|directório|variável)$/i,
  genericTitle:
    /^(?:prefácio|introdução|visão geral|resumo|sumário|conclus(?:ão|ões)|índice|apêndice.*|anexo.*|agradecimentos|exemplos?|exercícios?|bibliografia|referências|notas?)$/i,
  cue: /(?:important|essencia|fundamenta|principa|deve|sempre|nunca|permite|consiste|significa|chama-se|chamad|defin|necessári|recomend|objetivo|objectivo|porque)/iu,
  definitions: [
    {
      pattern: shape(
        `^(?:(?<lead>Uma?|Os?|As?) )?[“"«]?${TERM}[”"»]? (?<verb>significa|designa|denota|refere-se a|é definid[oa] como|define-se como) (?<meaning>${OPENING} .{14,}?)[.;]?$`,
      ),
      form: 'noun',
      strength: 3,
    },
    {
      pattern: shape(
        `^(?:(?<lead>Uma?|Os?|As?) )?[“"«]?${TERM}[”"»]? (?<verb>é|são) (?<meaning>${OPENING} .{14,}?)[.;]?$`,
      ),
      form: 'noun',
      strength: 2,
    },
  ],
  genericTerms:
    list(`resultado valor valores propósito objetivo objectivo ideia exemplo problema razão pergunta resposta
    coisa maneira forma modo caso facto fato diferença vantagem utilizador usuário usuários nome número capítulo secção
    seção documento manual livro guia página figura tabela texto lista passo parte tipo opção solução tempo método
    primeiro primeira último seguinte anterior isto isso aquilo um uma outro maioria início fim regra única melhor`),
  openingArticle: /^(?:uma?|uns|umas|os?|as?) /i,
  emptyModifiers:
    list(`seguinte próximo próxima último última primeiro primeira segundo segunda único mesmo outro outra
    principal melhor atual actual novo nova anterior certo dado inteiro`),
  article: /^(?:uma? |uns |umas |os? |as? )/i,
  tellingArticle: /(?!)/,
  part: /^parte\s+(?:[ivxlc]+|\d+|[a-z])\b/i,
  catchAll:
    /(?:todas|nenhuma) (?:das )?(?:anteriores|respostas|opções|alternativas)|tanto [a-e] (?:como|quanto) [a-e]/i,
  readPerMinute: 181,
  negative: /(?<!\p{L})(?:não|exceto|excepto|salvo|nunca|nenhum[a]?|fals[oa]|incorret[oa])(?!\p{L})/iu,
  absolute:
    /(?<!\p{L})(?:sempre|nunca|tod[oa]s?|cada|só|apenas|somente|unicamente|nenhuma?|completamente|exclusivamente)(?!\p{L})/iu,
  vague:
    /(?<!\p{L})(?:muitas vezes|às vezes|por vezes|geralmente|normalmente|frequentemente|talvez|possivelmente|raramente|habitualmente)(?!\p{L})/iu,
  reference:
    /(?<!\p{L})(?<kind>capítulo|secção|seção|cap\.|sec\.|§|parte|apêndice|anexo|lição|aula)\s*(?<number>[A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)/giu,
  example: /^(?:(?:um )?exemplos?(?!\p{L})|estudo de caso|ilustração)/iu,
  procedure: /^(?:como (?!.*\?)|passos\b|procedimentos?|instruções|instalar|configurar|criar)/iu,
  instruction: /^\p{Lu}\p{Ll}+(?:ar|er|ir|e|a) (?:os?|as?|uma?|no|na|em|seu|sua)(?!\p{L})/u,
  finite:
    /(?<!\p{L})(?:é|são|era|eram|está|estão|há|tem|têm|pode|podem|deve|devem|faz|fazem|será|serão|\p{Ll}{3,}(?:am|em|ará|erá|irá|ou|eu|iu))(?!\p{L})/u,
  comparison: /(?:(?<!\p{L})vs\.?|versus|compara(?:ção|r|tivo)|diferenças? entre)/iu,
  reason:
    /(?<!\p{L})(?:porque|pois|já que|uma vez que|portanto|por isso|para que|de modo que|consequentemente|devido)(?!\p{L})/iu,
  proof: /(?<!\p{L})(?:demonstração|teorema|lema|corolário|prova de)/iu,
  phrases: {
    termOfNoun: ['Qual é o termo que corresponde a “{}”?', 'Qual destes é {}?'],
    termOfPlural: ['Qual é o termo que corresponde a “{}”?', 'Quais destes são {}?'],
    termOfVerb: ['A que termo se refere a descrição “{}”?'],
    meaningOfNoun: ['O que se entende por “{term}”?'],
    meaningOfPlural: ['O que se entende por “{term}”?'],
    meaningOfVerb: ['Qual é a descrição que corresponde a “{term}”?'],
    evidence: 'Página {page}: “{quote}”',
    explain: 'Explicar: {}',
    explainHow: 'Explicar como se faz: {}',
    answer: 'Responder à pergunta “{}”',
    define: 'Definir: {}',
    use: 'Dizer para que serve {}',
    describe: 'Descrever: {}',
    identify: 'Identificar: {}',
    apply: 'Executar os passos de: {}',
    practise: 'Usar na prática: {}',
    compare: 'Comparar: {}',
    solve: 'Resolver os exercícios: {}',
    interpret: 'Interpretar: {}',
    derive: 'Demonstrar: {}',
    trueLabel: 'Verdadeiro',
    falseLabel: 'Falso',
    trueFalse: 'Verdadeiro ou falso? {}',
    corrected: 'Falso. Página {page}: “{right}”',
    match: 'Associe cada termo ao seu significado.',
    order: 'Coloque estes passos em ordem: {}',
    and: ' e ',
    description: '{modules} módulos com {lessons} lições, a partir de {files}.',
  },
};
