/** Where a statement of a language may be cut so that what follows can be chosen from several. */
export interface CompletionRules {
  /**
   * The words at the cut with the spaces around them. The name of the group that matched is the kind of what follows:
   * "phrase...", "verb...", "ing", "purpose" or "clause...".
   */
  cue: RegExp;
  /** A condition up to and with its comma, as "If the disk is full, ": what follows is the kind "main". */
  condition: RegExp;
  /** A verb of its own, which what comes before a small word must have; absent where it cannot be told. */
  finite?: RegExp;
  /** How an order to the reader opens, which is no consequence; absent where `unfitStart` of a statement tells it. */
  order?: RegExp;
  /** Words before the cut that leave open what is spoken of. */
  open: RegExp;
  /** A rest that leans on something outside of it, as "them" or "you to". */
  unfitRest: RegExp;
}

const cuesOf = (kinds: Readonly<Record<string, string>>): RegExp =>
  new RegExp(
    ` (?:${Object.entries(kinds)
      .map(([kind, source]) => `(?<${kind}>${source})`)
      .join('|')})(?: |(?<=\\p{L}['’]))`,
    'gu',
  );

/** A passive in English, before the word that says where, by whom or from what. */
const PASSIVE =
  '(?:is|are|be|been) (?:\\p{Ll}+ly )?(?:\\p{Ll}+ed|built|kept|set|put|given|taken|made|held|sent|read|written|known|shown|drawn|run|found)';

/** What follows "to" as a verb; other words may be nouns. */
const VERBS =
  'access|achieve|add|adjust|allow|apply|assign|attach|automate|avoid|become|begin|boot|browse|build|calculate|call|cause|change|check|choose|close|collect|combine|communicate|compare|compile|compute|configure|connect|construct|contain|continue|control|convert|copy|create|customize|cut|debug|declare|decode|decrypt|define|delete|deliver|describe|detect|determine|disable|display|distinguish|download|draw|ease|edit|enable|encode|encrypt|ensure|enter|establish|estimate|evaluate|examine|execute|exit|expand|export|extend|extract|facilitate|filter|find|finish|fit|fix|force|free|gain|generate|get|give|group|guarantee|handle|help|identify|implement|import|improve|include|increase|indicate|initialize|insert|install|integrate|interact|interpret|invoke|join|keep|launch|learn|limit|list|load|locate|maintain|make|manage|manipulate|map|match|maximize|measure|merge|minimize|modify|monitor|mount|move|navigate|obtain|open|operate|optimize|override|parse|pass|perform|permit|plot|prepare|preserve|prevent|print|process|produce|propagate|protect|provide|reach|read|rebuild|recognize|record|recover|redirect|reduce|refer|reject|remove|rename|replace|represent|reproduce|request|reset|resize|resolve|restore|restrict|retrieve|return|reuse|roll|run|save|scale|scan|search|select|send|separate|serve|set|share|show|sign|simplify|simulate|skip|solve|sort|specify|speed|split|start|stop|store|summarize|support|suppress|switch|synchronize|tell|test|toggle|track|transfer|transform|translate|treat|turn|type|understand|undo|unlock|unpack|update|upgrade|upload|use|validate|verify|view|visualize|wait|work|write';

/** What opens a noun phrase in French. */
const LE = "(?= (?:(?:le|la|les|une?|des) (?!plus |moins )|l['’]))";
/** Stands before verbs of French that may be nouns as well, as in "la forme" and "de mesure". */
const NO_NOUN =
  '(?<![ ’](?:[Ll]e|[Ll]a|[Ll]es|[Uu]ne?|[Dd]es?|du|au|en|sa|son|ses|leurs?|ce|cette|ces|chaque) )';
/** An infinitive of French, where no word of another kind can stand. */
const FAIRE = '(?= \\p{Ll}+(?:er|ir|re) )';

const RULES: Readonly<Record<string, CompletionRules>> = {
  en: {
    cue: cuesOf({
      clause_that:
        '(?:(?:means?|ensures?|guarantees?|impl(?:y|ies)|indicates?|specif(?:y|ies)|requires?|shows?) that|so that)',
      clause_why: 'because|since',
      clause_if: 'unless|only if|only when|if and only if|if|when',
      verb_modal: 'must|should|will',
      verb: `(?:used|needed|required|designed|intended|order|able|necessary|sufficient|possible|allowed|permitted|enough|way|ways|need|needs|ability|facilit(?:y|ies)|mechanisms?|methods?|tools?|programs?|commands?|functions?|permission|aims?|serves?|tries|helps?|(?:allow|enable|permit)s? (?:you|users?|one|the (?:user|maintainer|developer|administrator))) to|to(?= (?:${VERBS}) )`,
      ing: 'by|for|instead of|rather than|without|before|after',
      // What may be a noun as well is a verb before an article.
      phrase:
        '(?:consists? of|contains?|provides?|refers? to|stands? for|depends? on|describes|denotes?|defines?|includes?|requires?|represents?|belongs? to|conforms? to|compl(?:y|ies) with|corresponds? to|leads? to|results? in|relies on|applies to|(?:is|are) (?:responsible for|based on|equivalent to|composed of|made up of|part of|determined by|due to|similar to|limited to|restricted to)|(?:describe|support|hold|store|list|mean|return|produce|create|specify|determine|control|need|perform|generate|open|start|have|\\p{Ll}{2,}[^\\P{Ll}sui]s)(?= (?:an?|the) ))',
      phrase_is: `is(?= (?:an?|the) )|${PASSIVE} as|(?:acts?|serves?|works?) as`,
      phrase_are: 'are(?= (?:(?:an?|the|all) |(?:\\p{Ll}+ )?\\p{Ll}+s (?:of|that|which|for|with|to|from) ))',
      phrase_time: '(?:during|before|after|until)(?= (?:an?|the) )',
      phrase_for:
        '(?:used|needed|required|useful|intended|suitable|designed|necessary|available|meant|reserved) (?:only )?for',
      phrase_place: `${PASSIVE} (?:in|on|under|at|from|into|onto|to(?= (?:an?|the) ))|(?:is|are|be) (?:available|visible|present) (?:in|on|at|under|from)`,
      phrase_by: `${PASSIVE} (?:by|with|using|through|via)`,
    }),
    finite:
      /\b(?:is|are|was|were|has|have|had|can|could|may|might|must|shall|should|will|would|does|do|did|needs?|(?:provide|allow|offer|use|contain|include|make|support|serve|help|require|enable|give|take|want|try|rely|run|come|exist|depend|consist|go|work|start|begin|lack|know)s?|tries|relies|goes|\p{Ll}{2,}ed|\p{Ll}{2,}[^\P{Ll}sui]s (?:an?|the|its|each|all|any|in|on|for|with|by|from|into))\b/u,
    order: new RegExp(
      `^(?:(?:just|simply|then|also|first|only) )?(?:${VERBS}|attempt|prepare|reassign|solve|try|make|be|have|consider|see|do|go|press|type|click|wait|compare) `,
      'u',
    ),
    condition:
      /^(?:if|when|whenever|unless|as long as|in case|once|after|before|until|while) [^,]{12,160}, (?:then )?(?=\p{Ll}|[^\s,]{2,30} )/iu,
    open: /\b(?:best|easiest|simplest|useful|convenient|good|it|they|he|she|you|we|them|who|what|how|or|so|not|could|would|forgotten|there|in addition|reason|exception|question)$|\bit (?:is|may|might|can|was|would|becomes?)\b|n['’]t\b|opportunity|^(?:new features?|in (?:some|many|most|several|certain|other))\b|^(?:\S+ ){0,3}(?:which|that|and|to)$|^(?:the )?(?:page|section|chapter|process|step|information|user|users|option|file|command|list)$|\b(?:a|an|the|version)$|\b(?:those|overview of|optional|first|second|third|fourth|fifth|sixth|last|final|next|other|another|such|likes?|a side effect)\b|^(?:if|when|where|unless|because|since|although|while|as|for|in|on|at|by|with|after|before|without|like|given)\b[^,]*$|^[^a-zÀ-ɏ]*[a-zÀ-ɏ][^a-zÀ-ɏ]{1,3}the\b|[:;]/i,
    unfitRest:
      /^be to\b|^[a-zÀ-ɏ]+ and [a-zÀ-ɏ]+ (?:for|to|by|in|at)\b|^(?:[a-zÀ-ɏ]+ and )?[a-zÀ-ɏ]+ for [a-zÀ-ɏ]+ing\b|\bthe (?:two|three|four|five|six) |\bsuch (?!as\b)|^be taken\b|^an? [^,]{1,40}, [a-zÀ-ɏ]{2,}s (?:an?|the)\b|^be [a-zÀ-ɏ]+(?:ed|n) that (?!(?:the|an?|it|they|there|no|all|each|some)\b)|^[a-zÀ-ɏ]+ed (?:will|is|are|can|must|should|has|have)\b|^(?:system|number|information|lots|that|please|have an?|feel|its?|they|them|their|your?|we|us|our|he|she|this|these|those|such|so|some|many|several|more|less|not|nothing|something|anything|one|only|also|both|when|where|what|default|example|instance|a look|an? (?:couple|number|lot|few|bit|variety|range|different|similar|certain)|the (?:one|same|other|following|default|given))\b|\b(?:his|hers?|in order|those|your?|they|them|its?|their|we|our|he|she|etc|and so on|for example|as well as|respectively|everything|anything)\b/i,
  },
  de: {
    cue: cuesOf({
      clause_that: 'dass|sodass|damit',
      clause_why: 'weil|da',
      clause_if: 'wenn|falls|sofern|solange|sobald|bevor|nachdem',
      purpose: 'um(?= [^,]{4,120} (?:zu |\\p{Ll}+zu)\\p{Ll}+n\\.?$)',
      phrase:
        '(?:besteht aus|bestehen aus|enthält|enthalten|ermöglicht|ermöglichen|erfordert|erfordern|beschreibt|bezeichnet|bestimmt|verhindert|liefert|umfasst|verwaltet|benötigt|benötigen|definiert|(?:erzeugt|erstellt|speichert|liest|schreibt|unterstützt|verwendet|nutzt|startet|installiert|prüft|löscht|entfernt|ersetzt|öffnet|sendet|erhält|berechnet|steuert|verarbeitet|verbindet|besitzt|bildet|beeinflusst|erhöht|verringert|erfüllt|braucht|erkennt|verursacht)(?= (?:eine?n?|die|das|den) ))',
      phrase_is: '(?:ist|sind)(?= (?:eine?|die|der|das) )',
      phrase_to: '(?:dient|dienen) (?:als|zur|zum|der|dem)',
    }),
    condition:
      /^(?:wenn|falls|sofern|solange|sobald|nachdem|bevor|während) [^,]{12,160}, (?:so |dann )?(?=\p{Ll})/iu,
    open: /\b(?:es|sie|er|man|wir|das|die|der|welche[rs]?|und|oder|nicht|zu)$|^(?:wenn|falls|um|sobald|nachdem|bevor|da|weil|sofern|obwohl)\b[^,]*$/iu,
    unfitRest:
      /^(?:sie|er|es|ihn|ihm|ihr|ihre|man|wir|diese\p{L}*|sich|viele|einige|nur|auch)\b|\b(?:sie|ihnen|ihren?|ihrer|man|wir)\b/iu,
  },
  fr: {
    cue: cuesOf({
      clause_that: '(?:signifie|indique|garanti(?:t|ssent)|assure)(?:nt)? que',
      clause_so: 'pour que|afin que',
      clause_why: 'parce que|car|puisque',
      clause_if: 'lorsque|quand|si(?! bien)|dès que|(?<!en )tant que|sauf si',
      verb: `(?:permet(?:tent)? de|ser(?:t|vent) à|utilisée?s? pour|afin de|consiste(?:nt)? à|nécessaires? pour|capables? de|(?:vise|tende?|contribue|cherche|parvien)(?:n?t|nent)? à|(?:se charge|évite)(?:nt)? de|pour${FAIRE})`,
      // Before a vowel: such rests stand beside each other alone.
      verb_d: "(?:permet(?:tent)?|afin|capables?|évite(?:nt)?|se charge(?:nt)?) d['’]",
      verb_en: 'en(?= (?!(?:cour|suiv|inst|av|dev|constam)ant )\\p{Ll}{3,}ant )',
      verb_modal: `(?:peut|peuvent|doit|doivent)${FAIRE}`,
      phrase: `${NO_NOUN}(?:consiste(?:nt)? en|contien(?:t|nent)|désigne(?:nt)?|fourni(?:t|ssent)|détermine(?:nt)?|indique(?:nt)?|représente(?:nt)?|nécessite(?:nt)?|empêche(?:nt)?|mesure(?:nt)?|possède(?:nt)?|défini(?:t|ssent)|exige(?:nt)?|(?:(?:présente|constitue|implique|entraîne|couvre|comporte|forme|provoque|assure|montre|regroupe|accepte|applique|conserve|rappelle|traverse|porte|affecte|déplace|contrôle|concerne|crée|affiche|installe|lance|exécute|utilise|supprime|remplace|reçoit|renvoie|charge|gère|offre|propose|permet|ajoute|active|modifie|produit|reconnaît|décrit|lit)(?:nt)?|compren(?:d|nent)|réuni(?:t|ssent)|rempli(?:t|ssent)|pren(?:d|nent))${LE})`,
      phrase_is: '(?:est(?= une? )|sont(?= des ))',
      phrase_of:
        '(?:composée?s? de|(?:dispose|se compose|résulte|découle)(?:nt)? de|dépend(?:ent)? de|provien(?:t|nent) de)',
      phrase_on: '(?:repose(?:nt)?|se base(?:nt)?|(?:est|sont) (?:basée?s?|fondée?s?)) sur',
      phrase_by:
        '(?:(?:est|sont|être|été) (?:\\p{Ll}+ment )?\\p{Ll}{2,}(?:ée?s?|ie?s?|ue?s?|ise?s?|te?s?)|se tradui(?:t|sent)) par',
      phrase_to: `(?:correspond(?:ent)?|condui(?:t|sent)|mène(?:nt)?|abouti(?:t|ssent)|appartien(?:t|nent)|s['’]appliquent?|(?:est|sont) (?:limitée?s?|adaptée?s?|destinée?s?|liée?s?|dues?)) à${LE}`,
      phrase_place:
        '(?:stockée?s?|installée?s?|placée?s?|enregistrée?s?|située?s?|décrite?s?|définie?s?|écrite?s?|disponibles?|se trouve(?:nt)?) (?:dans|sur)',
    }),
    condition:
      /^(?:(?:si|lorsque|quand|dès que|tant que|après que|avant que) |(?:s|lorsqu|dès qu|tant qu)['’])[^,]{12,160}, (?:alors )?(?=\p{Ll})/iu,
    // What opens with a verb has no subject, or tells the reader what to do.
    order:
      /^(?!l[ea]s? |l['’]|une? |des |du |chaque |tou(?:s|te|tes)? |plusieurs |aucune? |certaine?s? |deux |trois |\p{Lu})/u,
    open: /(?<!\p{L})(?:il|elle|ils|elles|on|vous|nous|qui|que|ce|cela|et|ou|ne|pas|de|à)$|^(?:si|lorsqu[e'’]|quand|pour|afin|comme|bien qu[e'’]|après|avant|dès|une fois)(?!\p{L})[^,]*$/iu,
    unfitRest:
      /^(?:il|elle|ils|elles|on|vous|nous|ce|cela|cette|ces|son|sa|ses|leurs?)(?!\p{L})|(?<!\p{L})(?:vous|votre|vos|nous|ils?|elles?|celui|celle|ceux)(?!\p{L})/iu,
  },
  es: {
    cue: cuesOf({
      clause_that: '(?:significan?|indican?|aseguran?|garantizan?) que',
      clause_so: 'para que|de (?:modo|forma|manera) que|siempre que|a menos que',
      clause_why: 'porque|ya que|puesto que',
      clause_if: 'cuando|si(?! bien)|mientras',
      verb: '(?:sirven? para|se (?:usa|utiliza)n? para|permiten?|necesari[oa]s? para|usad[oa]s? para|utilizad[oa]s? para|encargan? de|capaz de|capaces de|para)(?= \\p{Ll}+(?:ar|er|ir)(?:l[aeo]s?|se)? )',
      verb_modal: '(?:deben?|pueden?|deberán?|podrán?)(?= \\p{Ll}+(?:ar|er|ir)(?:se)? )',
      phrase:
        '(?:consisten? en|contienen?|requieren?|necesitan?|proporcionan?|determinan?|indican?|representan?|definen?|controlan?|incluyen?|ofrecen?|muestran?|describen?|tienen?|utilizan?|usan?|evitan?|(?:crea|instala|genera|configura|ejecuta|permite|soporta|admite|divide|emplea|elimina|carga|comprueba|detecta|reconoce|inicia|recibe|devuelve|produce|asigna|ocupa|activa|lee|escribe|protege|aumenta|reduce|añade|borra|busca|realiza|establece|selecciona|especifica|mantiene|recoge|reemplaza|sustituye)n?(?= (?:el|la|los|las|una?|unos|unas) ))',
      phrase_is: '(?:es|son|se conocen? como|se llaman?|se denominan?)(?= (?:el|la|los|las|una?|unos|unas) )',
      phrase_of: '(?:dependen? de|compuest[oa]s? (?:de|por)|basad[oa]s? en|en lugar de)',
      phrase_place:
        '(?:se (?:encuentra|guarda|almacena|instala|monta|escribe|muestra|define|crea|ejecuta|incluye|describe|localiza)n?|están?|instalad[oa]s?|almacenad[oa]s?|guardad[oa]s?|ubicad[oa]s?|situad[oa]s?|contenid[oa]s?|disponibles?|incluid[oa]s?|descrit[oa]s?|definid[oa]s?|montad[oa]s?) en',
    }),
    condition:
      /^(?:si(?! bien)|cuando|mientras|en caso de que|una vez que?|después de que|antes de que) [^,]{12,160}, (?:entonces )?(?=\p{Ll})/iu,
    open: /,$|, primero$|(?<!\p{L})(?:él|ella|ellos|usted|se|que|no|y|o|lo|le|les|nos|te|os|cual|cuales|quien|para|a|de)$|^(?:si|cuando|para|al|en caso|aunque|como|una vez|mientras|tras|antes|después|debido a|dado que|ya que|puesto que|a pesar de|primero, si)(?!\p{L})[^,]*$|^en (?:algun[oa]s|much[oa]s|ciert[oa]s|otr[oa]s|vari[oa]s|la mayoría de l[oa]s)(?!\p{L})/iu,
    unfitRest:
      /^\p{L}+[aei]rl[aeo]s?(?!\p{L})|(?:antes|después) de \p{L}+[aei]r(?!\p{L})|^(?:él|ella|ellos|usted|le|les|lo|se|su|sus|que usted|est[eao]s?|es[eao]s?|no|(?:los|las) \p{L}*[a-rt-záéíóúñ]|\p{L}+ (?:está|están|es|son) \p{L}+ (?:se )?(?:podr|pued|deb|ser|est|tendr)\p{L}*|sean?|pueda[ns]?|haya[ns]?|estén?|tenga[ns]?)(?!\p{L})|, (?:el|la|los|las|una?) \p{Ll}+ (?:(?:no|se) )?(?:es|son|está|están|se|puede|pueden|debe|deben|tiene|tienen)(?!\p{L})|(?<!\p{L})[ye] \p{Ll}*[áéíóú]\p{Ll}+(?:l[aeo]s?|se|te)$|(?<!\p{L})(?:usted|su|sus|tu|tus|te|ti|ellos|ellas|le|les|(?:puede|tiene|quiere|debe|desea|necesita|usa|está|haya|va|ha|haga|utilice|use)s)(?!\p{L})/iu,
  },
  it: {
    cue: cuesOf({
      clause_that: 'significa(?:no)? che',
      clause_so: 'in modo che|affinché',
      clause_why: 'perché|poiché',
      clause_if: 'quando|se',
      verb: '(?:permett(?:e|ono) di|consent(?:e|ono) di|serv(?:e|ono) (?:a|per)|usat[oaie] per|utilizzat[oaie] per|per(?= \\p{Ll}+(?:are|ere|ire) ))',
      verb_modal: '(?:deve|devono|può|possono)(?= \\p{Ll}+(?:are|ere|ire) )',
      phrase:
        '(?:consist(?:e|ono) in|contiene|contengono|richied(?:e|ono)|fornisc(?:e|ono)|determina(?:no)?|indica(?:no)?|rappresenta(?:no)?|definisc(?:e|ono)|descriv(?:e|ono)|include|includono)',
    }),
    condition: /^(?:se|quando|nel caso|una volta|dopo che|prima che) [^,]{12,160}, (?:allora )?(?=\p{Ll})/iu,
    open: /(?<!\p{L})(?:esso|essa|essi|lui|lei|si|che|non|e|o|lo|gli|cui|di|a)$|^(?:se|quando|per|dopo|prima|una volta)(?!\p{L})[^,]*$/iu,
    unfitRest:
      /^(?:esso|essa|si|suo|sua|suoi|lo|gli|quest[oaie]|non)(?!\p{L})|(?<!\p{L})(?:loro|suo|sua|suoi|sue)(?!\p{L})/iu,
  },
  pt: {
    cue: cuesOf({
      clause_that: 'significam? que',
      clause_so: 'de (?:modo|forma) que|para que',
      clause_why: 'porque|já que',
      clause_if: 'quando|se',
      verb: '(?:permitem?|servem? para|usad[oa]s? para|utilizad[oa]s? para|para)(?= \\p{Ll}+(?:ar|er|ir) )',
      verb_modal: '(?:devem?|podem?)(?= \\p{Ll}+(?:ar|er|ir) )',
      phrase:
        '(?:consistem? em|cont[eéê]m|requerem?|precisam? de|fornecem?|determinam?|indicam?|representam?|definem?|incluem|inclui|descrevem?)',
    }),
    condition: /^(?:se|quando|caso|uma vez|depois que|antes que) [^,]{12,160}, (?:então )?(?=\p{Ll})/iu,
    open: /(?<!\p{L})(?:ele|ela|eles|elas|você|se|que|não|e|ou|o|lhe|qual|para|a|de)$|^(?:se|quando|para|ao|depois|antes|uma vez)(?!\p{L})[^,]*$/iu,
    unfitRest:
      /^(?:ele|ela|você|se|seu|sua|seus|suas|est[ea]s?|ess[ea]s?|isso|isto|não)(?!\p{L})|(?<!\p{L})(?:você|seus?|suas?|eles|elas)(?!\p{L})/iu,
  },
  ru: {
    cue: cuesOf({
      clause_that: '(?:означает|указывает|значит|гарантирует), что',
      clause_why: 'поскольку|так как|потому что',
      clause_if: 'если|когда',
      verb: '(?:позволя(?:ет|ют)|чтобы|можно|необходимо|следует|нужно|способ|способна?|возможность)(?= (?:\\p{Ll}+о )?\\p{Ll}+(?:ть|ти|чь)(?:ся)? )',
      verb_modal: '(?:долж(?:ен|на|но|ны)|может|могут)(?= \\p{Ll}+(?:ть|ти|чь)(?:ся)? )',
      // What follows a verb is in the accusative, what follows the others in the instrumental and the genitive.
      phrase:
        '(?:содерж(?:ит|ат)|предоставля(?:ет|ют)|определя(?:ет|ют)|обеспечива(?:ет|ют)|описыва(?:ет|ют)|созда(?:ёт|ет|ют)|устанавлива(?:ет|ют)|запуска(?:ет|ют)|использу(?:ет|ют)|представля(?:ет|ют) собой|(?:вывод|собира|предлага|генериру|копиру|обновля|изменя|вызыва|включа|поддержива|удаля|добавля|чита|записыва|проверя|игнориру|сохраня|исправля|указыва|применя|измеря|увеличива|уменьша)(?:ет|ют|ит|ят))',
      phrase_is: 'явля(?:ется|ются)',
      phrase_of:
        '(?:\\p{Ll}+(?:тся|ен|ена|ено|ены|имо?|имы?|ому|ый|ая|ое|ые) для|служ(?:ит|ат) для|состо(?:ит|ят) из|требу(?:ет|ют)|вместо|с помощью|при помощи|с целью|в процессе)',
    }),
    condition: /^(?:если|когда|после того, как|перед тем, как|пока) [^,]{12,160}, (?:то )?(?=\P{Lu})/iu,
    open: /(?<!\p{L})(?:лучш\p{L}+|он|она|оно|они|вы|мы|это|который|которая|которое|которые|и|или|не|что)$|^(?:если|когда|чтобы|для|при|после|до|перед|так как|поскольку|хотя)(?!\p{L})[^,]*$/iu,
    unfitRest:
      /^\p{Ll}+(?:[бвгджзклмнпрстфх]е|ам|ям) |^(?:он|она|оно|они|вы|мы|это|эт\p{L}+|его|её|их|вам|вас|не)(?!\p{L})|(?<!\p{L})(?:вы|вам|вас|ваш\p{L}*|его|её|их|они|он|она)(?!\p{L})/iu,
  },
};

/** Chinese has no spaces beside its words. */
const CHINESE: CompletionRules = {
  cue: /(?<verb>(?:可以|被)?用[于於来來]|以便|从而|從而)|(?<verb_modal>必[须須]|[应應][当當该該]|可以|能[够夠])(?!是)|(?<phrase>包含了?|包括了?|提供了?|表示|指定了?|定[义義]了?|描述了?|列出了?|依[赖賴][于於]|取[决決][于於]|[会會]生成|[会會][创創]建|[会會][产產]生)(?![的和与與及或、])|(?<phrase_is>(?<![只但就也正都还還可若凡要于於总總])是(?![否不在以由从從为為指因如][^ ]?)(?![^。]*的。?$))|(?<phrase_place>(?:存放|保存|放置|存[储儲]|存在|[写寫]入)(?:在|[于於]|至|到))|(?<clause_why>因[为為])/gu,
  condition: /^(?:如果|若|[当當]|一旦|除非)[^，。]{4,60}， ?/u,
  open: /(?:[它这這那其您你此之并並或和与與而不就也都还還我们們他的地得被将將]|即使|什么|什麼|何|[一]个|[一两兩][组組种種套个個]|是|[会會])$|^(?:[^，。]{0,12}[，])?(?:如果|[当當]|[对對]于|在|由于|因此|所以)[^，]*$/u,
  unfitRest:
    /^(?:一些|[许許]多|很多)|^[的了过過着著项項个個之、]|[它您你我]|[这這那该該]|其|必[须須]|[应應][当當该該]|可以|才能|因此|所以|但|并且|[，,] ?(?:[则則就]|然后|然後)|如下|以下|上述|下列|上面|下面|等等|(?:如果|[当當])$/u,
};

/** The rules of a language by its primary tag; undefined where none are known. */
export const completionRulesOf = (tag: string): CompletionRules | undefined =>
  tag === 'zh' ? CHINESE : RULES[tag];
