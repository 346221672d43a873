import { rulesFromLanguage } from './rules-from-language.ts';

/** What tells a statement worth asking for from all other sentences, in one language. */
export interface StatementRules {
  /** Openings of an instruction, an opinion or a remark: "Press the", "Many users", "If you". */
  unfitStart: RegExp;
  /** Words that tie a sentence to an example, to its time or to its author: "in this example", "currently", "we". */
  unfit: RegExp;
  /** Words that make a sentence vague or speak to the reader: "may", "some", "you". */
  weak: RegExp;
  /** Words of purpose, cause, condition and definition: "is used to", "because", "only if", "consists of". */
  telling: RegExp;
  /** Words of condition and contrast: what they join must be understood, not remembered. */
  condition: RegExp;
  /** A finite verb right after its subject, with the space before it. */
  verb: RegExp;
  /** Right before a blank: it is one of several, or an example ("x or ", "such as "). */
  oneOfSeveral: RegExp;
  /** Right after a blank: another one follows (" or y"). */
  moreFollow: RegExp;
  /** What may stand between a sentence's beginning and its subject's name: an article and the kind. */
  subjectLead: RegExp;
  /** How a meaning opens that only compares or praises, as "the most important". */
  comparative?: RegExp;
  /** A verb that makes a clause of what should be a mere meaning, unless a word of `relative` stands before it. */
  clause?: RegExp;
  relative?: RegExp;
  /** The word before a verb's plain form: what often follows it is a verb, no noun. */
  infinitive?: string;
  /** Words beside a noun that compare or point, as "longest" or "selected": no part of a term. */
  comparing?: RegExp;
  /** Stem from a subject's kind and what is said of it; absent where word order or gender do not allow it. */
  which?: {
    /** `{kind}` is a noun of `kinds`, `{}` the predicate. */
    ofKind: string;
    ofAny: string;
    /** A predicate in the singular that a question may repeat. */
    predicate: RegExp;
    /** Kind nouns by which a name may be asked for. */
    kinds: ReadonlySet<string>;
  };
}

const rule = (source: string, flags = 'iu'): RegExp => new RegExp(source, flags);
const words = (list: string): string => list.trim().split(/\s+/).join('|');

const ENGLISH_ORDERS =
  words(`use type run press click select choose add print create enter check install set edit open
  save copy move remove delete avoid ensure try keep put give write read specify start stop turn follow include insert
  download configure build change replace define provide refer contact send do don't never always make get go compute
  show prove verify compare imagine think look remember fix update upload apply call pick wait leave take allow display
  fit execute invoke search visit skip repeat tell bring force disable enable concentrate switch view reboot unpack verify beware be control plot fill drop split wrap mark report ask study consult ignore assume decide clean log note reuse prefer override start close upgrade`);

const english: StatementRules = {
  unfitStart: rule(
    `^(?:\\p{L}+s (?:the|an?|that|whether|if|all|how|what|when|-+[\\p{L}-]+|up|\\p{L}+ing) |(?:${ENGLISH_ORDERS})\\b(?! (?:is|are|was|can|of|files?|options?)\\b)|since then|an? (?:\\p{L}+ )?example\\b|out of the box|in essence|until now|by now|the (?:time|order|reason|idea|aim|goal|point) |(?:to|before|after) \\p{L}+ [^,]*, (?:${ENGLISH_ORDERS}|prepare)\\b|the (?:only|most|main|first|second|last|simplest|easiest|best|usual|other|above|key|next|major|basic) |(?:can|is|are|has|have|must|should|will|may|does|did|was|were|e\\.g|i\\.e|a lot|a few|a number)\\b|(?:many|some|several|most|few|one|two|three|other|people|users|everyone|nobody|anyone|there|thanks|you|we|i)\\b|(?:if|when|once|unless) you\\b(?:(?= (?:want|wish|like|would|plan|prefer|intend)\\b)|(?![^,]*, (?:the|an?|all|each|every|no|any|only|\\p{Lu}\\p{L}+)\\b(?!.*\\byour?\\b)))|(?:if|when|since|as|once|before|after|while|because|although|in case|where|should|unless) (?:we|i)\\b|(?:since|as|before|after|while|because|although|in case|where|should) you\\b|[\\p{L}-]+(?: [\\p{L}-]+)?: |(?!(?:above|across|against|along|amid|among|around|behind|beneath|beside|besides|beyond|despite|except|inside|like|near|outside|per|past|since|throughout|toward|towards|under|unless|unlike|upon|whenever|wherever|whereas|whether|whichever|worldwide|\\p{L}+ing|\\p{L}+ly)\\b)(?=\\p{L}{2,} )(?!(?:a|an|the|in|on|at|by|for|with|from|to|of|as|if|when|where|while|because|although|though|once|until|before|after|during|within|without|through|via|about|into|over|between|unless|so|that|is|are|both|all|given)\\b)\\p{Lu}\\p{Ll}+ (?:the|an?|your|this|it|all|any|each|more)\\b)`,
    'iu',
  ),
  unfit:
    /\b(?:(?:in|of|from|to|with) (?:the|this|our|an?|these) (?:[a-zÀ-ɏ]+ )?examples?|the (?:[a-zÀ-ɏ]+ )?examples?|at the time of writing|currently|at present|nowadays|recently|today|so far|earlier|later|I|my|me|we|us|our|let us|here|please|hopefully|unfortunately|thanks|thank|(?:was|were) (?:written|added|introduced|renamed|invented)|a certain|(?:at|in|by) that (?:point|time|moment|case)|moreover|furthermore|yourself|yourselves|in (?:principle|theory)|something like|as usual|such(?! as\b)|(?:the )?(?:form|syntax|command)$|a (?:bit|little)|in(?:stead)? of the (?:usual|default)|it is (?:[a-zÀ-ɏ]+ )?(?:important|worth|recommended|possible|easy|useful|good|best|better|advisable|necessary|a good)|this|these)\b|\b(?:19|20)\d\d\b|["“][^"”]*$|\bI['’]|^(?=.*?\bthem\b)(?:(?![a-zÀ-ɏ]{2,30}s\b).){0,300}?\bthem\b/i,
  weak: /\b(?:you|your|yours|users?|many|some|several|various|quite|rather|very|might|often|probably|perhaps|easy|easily|nice|good|better|best|interesting|great|etc|for example|for instance|e\.g|however|also|likely|sometimes|things?|ways?|people|want|wish|would|could|too|it|they|them|version|said)\b/gi,
  telling:
    /\b(?:(?:is|are) (?:used|called|defined|known|required|needed|responsible|equivalent|stored|created|based|designed|intended|represented|determined|identical|made (?:up )?of)|used (?:to|for)|in order to|because|since|therefore|only (?:if|when|for)|if and only if|unless|whereas|rather than|instead of|unlike|consists? of|contains?|provides?|means|allows?|enables?|requires?|ensures?|determines?|specif(?:y|ies)|defines?|prevents?|causes?|represents?|returns?|depends? on|by default|must|cannot|so that|results? in|leads? to|converts?|controls?|describes?|denotes?|measures?|computes?|refers? to|in contrast|the purpose|difference)\b/gi,
  condition:
    /\b(?:if|only|unless|whereas|unlike|instead of|rather than|in contrast|except|when|otherwise|without)\b/i,
  verb: /^,? (?:(?:usually|often|also|then|always|only|simply|generally|normally|typically|automatically|itself) )?(?:is|are|was|were|can|may|must|should|will|does|do|has|have|consists?|lets?|means?|\p{Ll}{2,}(?:[^siu]s|ies|oes))\b/u,
  oneOfSeveral:
    /(?:[,/]|\b(?:and|or|nor|versus|vs|like|such as|e\.g\.|example|including|plus|than|&)) (?:an? |the )?$/i,
  moreFollow:
    /^(?:,? (?:and|or|nor|versus|vs\.?|&)|,(?! (?:which|who|where|that|but|so|because|since|although|if|when|while|as|then|the|it|an?)\b)|\/|-\p{L})(?:\s|$|\p{L})/iu,
  subjectLead:
    /^(?:(?:the|an?|any|every|each) )?(?:(?:function|command|option|operator|program|package|script|tool|utility|method|variable|argument|keyword|directive|parameter|field|file|flag|class|module|macro|library|call|statement|term|directory|environment variable) )?["“‘'`]?$/iu,
  clause:
    /\b(?:is|are|was|were|can|may|must|should|will|has|have|makes?|does|varies|depends|remains|becomes)\b/u,
  relative: /\b(?:that|which|who|whose|where|when|how|what|if|whether|by|as)\b/i,
  infinitive: 'to',
  comparative:
    /^(?:an?|the|one|any)? ?(?:more|less|most|best|important|good|great|popular|powerful|useful|nice|simple|easy|very|special|common|typical|further|similar|\p{Ll}+(?:est|ier)) |^(?:set (?:up|to)|used|able|unable|available|known|one of) |\bwhat$|\bif only\b/iu,
  comparing:
    /\b(?:found|given|taken|made|shown|used|underlying|normal|selected|chosen|existing|failed|old|new|own|current|remaining|missing|available|special)\b|(?:^| )(?!(?:test|request|forest|interest|guest|digest|manifest|nest|harvest|contest) )\p{Ll}{3,}est /u,
  which: {
    ofKind: 'Which {kind} {}?',
    ofAny: 'Which of these {}?',
    predicate:
      /^(?:is|can|may|must|should|will|does|has|consists|lets|means|\p{Ll}{2,}(?:[^siu]s|ies|oes))\s/u,
    kinds: new Set(
      words(`function command option operator program package script tool utility method variable argument
      keyword directive parameter field file flag class module macro library directory statement`).split('|'),
    ),
  },
};

const german: StatementRules = {
  unfitStart:
    /^(?:\p{Lu}\p{Ll}+n Sie\b|(?:jetzt|nun|heutzutage|inzwischen|vielleicht|möglicherweise|eventuell|dann|danach|außerdem|zusätzlich|schließlich) |viele|einige|manche|mehrere|es |man |sie |wir |ich |bitte|hier|eine?[rs]? (?:der|weitere)|(?:wenn|falls|da|bevor|nachdem|sobald|während|sollten|möchten|haben|um) (?:sie|man|wir)\b|\p{L}+(?: \p{L}+)?: )/iu,
  unfit:
    /\b(?:ich|wir|uns|unser\p{L}*|beispiel\p{L}*|zurzeit|derzeit|momentan|heute|hier|oben|unten|früher|später|bitte|leider|diese[rnsm]?|dies|dazu|dabei|dafür|daraus|darin|damit|hierfür|hierzu|folgende\p{L}*)\b|\b(?:19|20)\d\d\b/iu,
  weak: /\b(?:sie|ihre?[nmrs]?|ihnen|man|viele|einige|manche|oft|meist\p{L}*|vielleicht|eventuell|sehr|ziemlich|usw|z\. ?b|jedoch|auch|gut|besser|einfach|möchten|wollen|könnte\p{L}*|würde\p{L}*|es)\b/giu,
  telling:
    /\b(?:wird|werden|dient|dienen|enthält|enthalten|bedeutet|heißt|bezeichnet|besteht|bestehen|ermöglicht|erlaubt|erfordert|benötigt|bestimmt|steuert|legt|weil|nur|damit|sodass|muss|müssen|standardmäßig|anstatt|statt|verwendet)\b/gi,
  condition: /\b(?:wenn|falls|nur|sofern|außer|statt|anstatt|ohne|während|sonst)\b/i,
  verb: /^ (?:ist|sind|war|wird|werden|kann|können|muss|müssen|darf|dürfen|soll|sollte|hat|haben|\p{Ll}{3,}t)\b/u,
  oneOfSeveral:
    /(?:[,/]|\b(?:und|oder|sowie|bzw\.|wie|als|etwa|z\. ?B\.)) (?:(?:der|die|das|den|dem|des|eine?[nmrs]?) )?$/i,
  moreFollow: /^(?:,? (?:und|oder|sowie|bzw\.|beziehungsweise)|\/|-\p{L}|-? (?:und|oder))/iu,
  subjectLead:
    /^(?:(?:der|die|das|eine?|jede[rs]?) )?(?:(?:Funktion|Befehl|Option|Programm|Paket|Skript|Werkzeug|Variable|Datei|Parameter|Verzeichnis|Methode|Klasse|Modul) )?["„“‚`]?$/iu,
};

const french: StatementRules = {
  unfitStart:
    /^(?:\p{Lu}\p{Ll}+ez\b|plusieurs|certaine?s|beaucoup|quelques|il |ils |on |vous |nous |je |une? des |(?:si|quand|lorsque|puisque|avant que|après que|tant que) (?:vous|on|nous)\b|si l['’]on|(?!\p{L}*que |(?:seul|tout|mêm|entr|comm|contr|outr|quell|tell|autr|derrièr)e )\p{L}{3,}(?:e|it) (?:le|la|les|une?|des) |\p{L}+(?: \p{L}+)? ?: )/iu,
  unfit:
    /, (?!assez|chez)\p{Ll}+ez |\b(?:je|nous|notre|nos|exemples?|actuellement|aujourd['’]hui|récemment|ici|ci-dessus|ci-dessous|plus (?:haut|bas|tard)|malheureusement|merci|ce(?:tte|t|s)?|ceci|cela|suivante?s?)\b|\b(?:19|20)\d\d\b/iu,
  weak: /\b(?:vous|votre|vos|beaucoup|plusieurs|certains|quelques|souvent|parfois|peut-être|très|assez|etc|cependant|aussi|également|bon(?:ne)?|meilleure?|facile\p{L}*|voulez|souhaitez|pourrait|il|ils|elle|elles)\b/giu,
  telling:
    /\b(?:permet(?:tent)?|contient|contiennent|désigne|signifie|définit|consiste|composée?s?|nécessite|exige|utilisée?s?|sert|servent|appelée?s?|fournit|détermine|indique|représente|parce que|afin de|pour que|seulement|uniquement|doit|doivent|par défaut|au lieu de|dépend|empêche)\b/gi,
  condition: /\b(?:si|seulement|uniquement|sauf|sinon|sans|au lieu|tandis que|alors que|lorsque)\b/i,
  verb: /^ (?:est|sont|était|peut|peuvent|doit|doivent|a|ont|sera|permet|contient|fournit|\p{Ll}{3,}(?:e|ent|it|ut))\b/u,
  oneOfSeveral:
    /(?:[,/]|\b(?:et|ou|ainsi que|comme|tels? que|telles? que|p\. ?ex\.)) (?:(?:le|la|les|une?|des) |l['’])?$/i,
  moreFollow: /^(?:,? (?:et|ou|ainsi que)\b|\/|-\p{L})/iu,
  subjectLead:
    /^(?:(?:le|la|une?|chaque) |l['’])?(?:(?:fonction|commande|option|programme|paquet|script|outil|variable|fichier|paramètre|répertoire|méthode|classe|module) )?["«“`]? ?$/iu,
};

const spanish: StatementRules = {
  unfitStart:
    /^(?:(?:consult[ae]|intent[ae]|comprueba|utiliza|usa|ejecuta|selecciona|elige|escribe|pulsa|introduce|recuerda|asegúrate|evit[ae]|utilice|use|pulse|seleccione|escriba|elija|ejecute|introduzca|compruebe|asegúrese|consulte|tenga|ten|haga|cree|añada|copie|instale|edite|vea|recuerde|si usted|puede|debe|deberá|podrá)\b|\p{Lu}\p{Ll}+[ea] (?:el|la|los|las|una?|su|sus)\b|muchos|muchas|algun[oa]s|varios|varias|hay |existen?|necesit\p{L}+|deber\p{L}+|usted|nosotros|yo |un[oa] de |(?:si|cuando|después de que|antes de que) (?:usted|desea|quiere|tiene|está|su)\b|\p{L}+(?: \p{L}+)?: )/iu,
  unfit:
    /\b(?:yo|nosotros|nuestr[oa]s?|hemos|vamos|ejemplos?|actualmente|hoy|recientemente|aquí|arriba|abajo|más (?:adelante|tarde)|anteriormente|desgraciadamente|gracias|por favor|necesitas|planeas|quieres|deseas|tenías|tienes|puedes|debes|gran (?:cantidad|variedad|parte)|est[aeo]s?|es[aeo]s?|siguientes?)\b|\b(?:19|20)\d\d\b/iu,
  weak: /\b(?:usted|ustedes|su|sus|le|tu|muchos|muchas|algun[oa]s|vari[oa]s|quizás?|muy|bastante|a menudo|a veces|etc|sin embargo|también|mejor|buen[oa]?|fácil\p{L}*|quiere|desea|podría|debería)\b/giu,
  telling:
    /\b(?:permiten?|contienen?|significan?|definen?|consisten?|compuest[oa]s?|requieren?|necesitan?|utilizad[oa]s?|sirven?|llamad[oa]s?|proporcionan?|determinan?|indican?|representan?|porque|para que|sólo|solamente|debe|deben|por omisión|por defecto|en lugar de|depende|se (?:usa|utiliza|llama|denomina|define)n?)\b/gi,
  condition: /\b(?:si|sólo|solo|solamente|salvo|excepto|sin|en lugar|mientras que|cuando)\b/i,
  verb: /^ (?:es|son|está|están|era|puede|pueden|debe|deben|tiene|tienen|será|se|ha|han|\p{Ll}{3,}(?:a|e|an|en))\b/u,
  oneOfSeveral: /(?:[,/]|\b(?:y|e|o|u|ni|como|tales como|p\. ?ej\.)) (?:(?:el|la|los|las|una?) )?$/i,
  moreFollow: /^(?:,? (?:y|e|o|u|ni)\b|\/|-\p{L})/iu,
  clause:
    /(?<!\p{L})(?:es|son|está|están|puede|pueden|debe|deben|tiene|tienen|ha|han|hay|se|\p{Ll}{3,}(?:ará|erá|irá|arán|erán|irán)|determinan?|permiten?|definen?|especifican?|indican?|controlan?|instalan|utilizan?|usan?|contienen?|hacen?|muestran?)(?!\p{L})/u,
  relative: /(?<!\p{L})(?:que|donde|cuando|cual(?:es)?|quien|como|cómo|si|para|al)(?!\p{L})/iu,
  subjectLead:
    /^(?:(?:el|la|una?|cada) )?(?:(?:función|orden|opción|programa|paquete|script|herramienta|variable|fichero|archivo|parámetro|directorio|método|clase|módulo) )?["«“`]?$/iu,
};

const NEVER = /(?!)/u;
/** For every other language: signs only. */
const other: StatementRules = {
  unfitStart: /^\p{L}+(?: \p{L}+)?: /u,
  unfit: /\b(?:19|20)\d\d\b/u,
  weak: /(?!)/gu,
  telling: /(?!)/gu,
  condition: NEVER,
  verb: NEVER,
  oneOfSeveral: /(?:[,/،] |[、])$/u,
  moreFollow: /^(?:\/|-\p{L}|、)/u,
  subjectLead: /^$/u,
};

const RULES: Readonly<Record<string, StatementRules>> = { en: english, de: german, fr: french, es: spanish };

/** The rules of a language by its primary tag. */
export const statementRulesOf = (tag: string): StatementRules => RULES[tag] ?? rulesFromLanguage(tag, other);
