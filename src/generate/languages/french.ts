import type { Language } from '../language.ts';

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/));

const TERM = "(?<term>[\\p{L}\\p{N}][\\p{L}\\p{N}_.()'’-]*(?: [\\p{L}\\p{N}][\\p{L}\\p{N}_.()'’-]*){0,4}?)";
const shape = (source: string): RegExp => new RegExp(source, 'u');

/** French. */
export const french: Language = {
  tag: 'fr',
  stopWords: list(`à afin ai ainsi alors après au aucun aussi autre autres aux avait avant avec avoir car ce
    ceci cela celle celles celui ces cet cette ceux chaque chez comme comment dans de depuis des deux doit
    donc dont du elle elles en encore entre est et été être eux fait faire fois il ils je jusqu la le les leur
    leurs lors lorsque lui mais même mêmes moins ne ni non nos notre nous on ont ou où par parce pas peu peut
    peuvent plus plusieurs pour pourquoi puis quand que quel quelle quelles quels qui quoi sa sans se sera ses
    si son sont sous sur ta tel telle tous tout toute toutes très trop un une vers déjà dehors selon ensuite enfin chacun chacune leurs toutefois cependant notamment voir vos votre vous y`),
  abbreviations: list(`p.ex cf fig p pp m mm mme dr no n° vol chap art éd env c.-à-d ex tab`),
  dangling:
    /^["'«“(\s]*(?:ce(?:la|ci|tte|t|s|lle|lui|ux|lles)?|c['’]est|il|elle|ils|elles|on|nous|vous|mais|et|ou|donc|or|ni|car|ainsi|alors|aussi|cependant|toutefois|néanmoins|pourtant|de plus|en outre|par (?:exemple|contre|conséquent|ailleurs)|en effet|en (?:particulier|revanche)|ensuite|enfin|puis|d['’]abord|ici|là|dans ce|notez|voir|si (?:cela|ce|vous)|tel|telle|autre|d['’]autres|leur|leurs|son|sa|ses|c['’](?:était|étaient)|cel(?:ui|les?)-ci|ceux-ci|de (?:même|ce fait)|dans (?:cette|ces|les deux)|pour (?:cela|ce faire)|à (?:cet|ce)|sinon|maintenant|les deux|au contraire|s['’]ils?|bref|finalement|rappelons|remarquons|comme (?:indiqué|mentionné|précédemment))(?![\p{L}-])/iu,
  pointer:
    /(?:\bvoir\b|\bcomme suit\b|\bcf\.|(?:section|chapitre|page|figure|fig\.|tableau|annexe|équation|exemple) \d|ci-dess(?:us|ous)|suivante?s?\b|précédente?s?\b|(?:ce|cette|présente?) (?:section|chapitre|document|manuel|livre|exemple|figure|tableau|texte))/iu,
  anaphora:
    /(?:^|\s)(?:ces|cette|cet|ce (?!qu)|ici|ceux-ci|celui-ci|celles?-ci|ci-dessus|tels?|telles?|même)(?![\p{L}-])/iu,
  adverb: /^(?:\p{L}+ment|aussi|même|seul) /iu,
  plainVerb: /(?!)/,
  notNoun: /ment$/,
  verbalNoun: /(?!)/,
  classNoun: / (?:fichier|commande|fonction|paquet|option|programme)$/i,
  genericTitle:
    /^(?:préface|introduction|aperçu|résumé|conclusion|avant-propos|sommaire|plan|annexe.*|remerciements|exemples?|exercices?)$/i,
  cue: /(?:important|essentiel|fondamental|principal|doit|doivent|toujours|permet|consiste|signifie|désigne|appelé|nécessaire|recommandé)/iu,
  definitions: [
    {
      pattern: shape(
        `^(?:(?<lead>(?:Une?|Le|La|Les)(?= )|L['’]) ?)?«? ?${TERM} ?»? (?<verb>désigne|signifie|représente) (?<meaning>(?:(?:une?|les?|la|des) |l['’]).{14,}?)[.;]?$`,
      ),
      form: 'verb',
      strength: 3,
    },
    {
      pattern: shape(
        `^(?:(?<lead>(?:Une?|Le|La|Les)(?= )|L['’]) ?)?«? ?${TERM} ?»? (?<verb>est|sont) (?<meaning>(?:(?:une?|les?|la|des) |l['’]).{14,}?)[.;]?$`,
      ),
      form: 'noun',
      strength: 2,
    },
  ],
  genericTerms: list(`résultat valeur but exemple problème raison question réponse chose façon cas fait
    différence avantage utilisateur nom nombre chapitre section document manuel livre page figure tableau
    texte liste étape partie type forme option solution temps méthode cela ceci il elle premier dernier
    suivant objectif début fin règle important importante vingtaine dizaine centaine part plupart`),
  openingArticle: /^(?:une?|les?|la|des) |^l['’]/i,
  emptyModifiers: list(
    `suivant suivante prochain dernier première premier second seul même autre principal meilleur actuel nouveau précédent certain donné entier`,
  ),
  article: /^(?:une? |les? |la |l['’]|des |du )/i,
  tellingArticle: /(?!)/,
  part: /^partie\s+(?:[ivxlc]+|\d+|[a-z])\b/i,
  catchAll: /(?:toutes|aucune) (?:de )?(?:ces|les) réponses|tout ce qui précède/i,
  readPerMinute: 195,
  negative:
    /(?<!\p{L})(?:ne (?=\p{L})|n['’](?=\p{L})|(?:pas|sauf|excepté|hormis|jamais|aucune?|faux|fausse|incorrecte?)(?!\p{L}))/iu,
  absolute:
    /(?<!\p{L})(?:toujours|jamais|tous|toutes|chaque|seulement|uniquement|aucune?|entièrement|exclusivement)(?!\p{L})/iu,
  vague:
    /(?<!\p{L})(?:souvent|parfois|généralement|habituellement|peut-être|rarement|fréquemment|normalement)(?!\p{L})/iu,
  reference:
    /(?<!\p{L})(?<kind>chapitre|section|chap\.|sect\.|§|partie|annexe|leçon|cours)\s*(?<number>[A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)/giu,
  example: /^(?:(?:un |premier )?exemples?(?!\p{L})|étude de cas|illustration)/iu,
  procedure: /^(?:comment (?!.*\?)|étapes?\b|procédure|mode d['’]emploi|marche à suivre)/iu,
  instruction: /^\p{Lu}\p{Ll}+(?:ez|er|ir|re)(?:-\p{Ll}+)? \p{L}/u,
  address: /^(?:Si|Quand|Lorsqu)(?!\p{L})|\b(?:vous|votre|vos|nous|notre|nos|je|mon|ma|mes)\b/u,
  // "respectivement" and "différent" are no verbs.
  finite:
    /(?<!\p{L})(?:est|sont|était|étaient|a|ont|sera|seront|peut|peuvent|doit|doivent|fait|font|permet|\p{Ll}{3,}(?:(?<!m|souv|différ|fréqu|réc|cli|prés|évid|équival|suffis|conséqu|accid|coeffici)ent|(?:form|prim|somm|nomm|gramm|firm|ferm|stim)ent|it|ait))(?!\p{L})/u,
  comparison: /(?:\bvs\.?|versus|compar(?:aison|er|atif)|différences? entre)/iu,
  reason:
    /(?<!\p{L})(?:parce que|car|puisque|donc|ainsi|afin de|pour que|c['’]est pourquoi|par conséquent|en effet)(?!\p{L})/iu,
  proof: /(?<!\p{L})(?:preuve|démonstration|théorème|lemme|corollaire)/iu,
  phrases: {
    termOfNoun: ['Quel terme correspond à « {} » ?'],
    termOfPlural: ['Quel terme correspond à « {} » ?'],
    termOfVerb: ['À quel terme s’applique « {} » ?'],
    meaningOfNoun: ['Que faut-il entendre par « {term} » ?'],
    meaningOfPlural: ['Que faut-il entendre par « {term} » ?'],
    meaningOfVerb: ['Quelle description convient à « {term} » ?'],
    evidence: 'Page {page} : « {quote} »',
    explain: 'Expliquer : {}',
    explainHow: 'Expliquer : {}',
    answer: 'Répondre à la question « {} »',
    define: 'Définir : {}',
    use: 'Dire ce que fait {}',
    describe: 'Décrire : {}',
    identify: 'Identifier : {}',
    apply: 'Mettre en œuvre : {}',
    practise: 'Utiliser en pratique : {}',
    compare: 'Comparer : {}',
    solve: 'Résoudre les exercices : {}',
    interpret: 'Interpréter : {}',
    derive: 'Démontrer : {}',
    trueLabel: 'Vrai',
    falseLabel: 'Faux',
    trueFalse: 'Vrai ou faux ? {}',
    corrected: 'Faux. Page {page} : « {right} »',
    match: 'Associez chaque terme à sa signification.',
    order: 'Remettez ces étapes dans l’ordre : {}',
    and: ' et ',
    description: '{modules} modules et {lessons} leçons tirés de {files}.',
  },
};
