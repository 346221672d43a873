/** Where a statement of a language may be cut so that what follows can be chosen from several. */
export interface CompletionRules {
  /**
   * The words at the cut with the spaces around them. The name of the group that matched is the kind of what follows:
   * "phrase...", "verb", "ing..." or "clause...".
   */
  cue: RegExp;
  /** Words before the cut that leave open what is spoken of. */
  open: RegExp;
  /** A rest that leans on something outside of it, as "them" or "you to". */
  unfitRest: RegExp;
}

const cuesOf = (kinds: Readonly<Record<string, string>>): RegExp =>
  new RegExp(
    ` (?:${Object.entries(kinds)
      .map(([kind, source]) => `(?<${kind}>${source})`)
      .join('|')}) `,
    'gu',
  );

/** A passive in English, before the word that says where, by whom or from what. */
const PASSIVE =
  '(?:is|are|be|been) (?:\\p{Ll}+ly )?(?:\\p{Ll}+ed|built|kept|set|put|given|taken|made|held|sent|read|written|known|shown|drawn|run|found)';

/** What follows "to" as a verb; other words may be nouns. */
const VERBS =
  'access|achieve|add|adjust|allow|apply|assign|attach|automate|avoid|build|calculate|call|cause|change|check|choose|close|collect|combine|compare|compile|compute|configure|connect|construct|contain|control|convert|copy|create|debug|declare|define|delete|describe|detect|determine|disable|display|distinguish|download|draw|edit|enable|ensure|enter|establish|evaluate|examine|execute|export|extend|extract|find|fit|fix|force|generate|get|give|handle|help|identify|implement|import|improve|include|increase|indicate|initialize|insert|install|invoke|keep|launch|limit|list|load|locate|maintain|make|manage|manipulate|measure|merge|minimize|modify|monitor|move|obtain|open|override|parse|perform|plot|prepare|prevent|print|process|produce|protect|provide|read|recognize|record|reduce|remove|rename|replace|represent|reproduce|request|resize|resolve|restore|restrict|retrieve|return|run|save|search|select|send|separate|set|share|show|sign|simplify|solve|sort|specify|split|start|stop|store|support|suppress|switch|test|track|transfer|transform|translate|treat|unpack|update|upgrade|upload|use|validate|verify|view|wait|write';

const RULES: Readonly<Record<string, CompletionRules>> = {
  en: {
    cue: cuesOf({
      clause_effect:
        '(?:means?|ensures?|guarantees?|impl(?:y|ies)|indicates?|specif(?:y|ies)|requires?|shows?) that|so that',
      clause_reason: 'because|since',
      clause_condition: 'unless|only if|only when|if and only if|if|when',
      verb_must: 'must|should',
      verb_will: 'will',
      verb: `(?:used|needed|required|designed|intended|order|able|necessary|sufficient|possible|allowed|permitted|enough|way|ways|need|needs|ability|facilit(?:y|ies)|mechanisms?|methods?|tools?|programs?|commands?|functions?|permission|aims?|serves?|tries|helps?) to|to(?= (?:${VERBS}) )`,
      ing_by: 'by',
      ing_for: 'for',
      ing_instead: 'instead of|rather than',
      // What may be a noun as well is a verb before an article.
      phrase:
        '(?:consists? of|contains?|provides?|refers? to|stands? for|depends? on|describes|denotes?|defines?|includes?|requires?|represents?|(?:is|are) (?:responsible for|based on|equivalent to|composed of|made up of|part of|determined by|due to)|(?:describe|support|hold|store|list|mean|return|produce|create|specify|determine|control|need|perform|generate|open|start|\\p{Ll}{2,}[^\\P{Ll}sui]s)(?= (?:an?|the) ))',
      phrase_is: 'is(?= (?:an?|the) )',
      phrase_are: 'are(?= (?:an?|the|all) )',
      phrase_in: `${PASSIVE} in`,
      phrase_from: `${PASSIVE} from`,
      phrase_by: `${PASSIVE} by`,
      phrase_as: `${PASSIVE} as`,
      phrase_with: `${PASSIVE} (?:with|using)`,
      phrase_to: `${PASSIVE} (?:into|on|onto|to(?= (?:an?|the) ))`,
    }),
    open: /\b(?:it|they|he|she|you|we|them|who|what|how|or|not|could|would|forgotten|there|in addition|reason|exception|question)$|^(?:\S+ ){0,3}(?:which|that|and|to)$|^(?:the )?(?:page|section|chapter|process|step|information|user|users|option|file|command|list)$|\b(?:a|an|the|version)$|\b(?:those|overview of|optional|first|second|third|fourth|fifth|sixth|last|next|other|another|such|likes?|a side effect)\b|^(?:if|when|where|unless|because|since|although|while|as|for|in|on|at|by|with|after|before|without|like|given)\b[^,]*$|^[^\p{L}]*\p{L}[^\p{L}]{1,3}the\b|[:;]/iu,
    unfitRest:
      /^(?:system|number|information|its?|they|them|their|your?|we|us|our|he|she|this|these|those|such|so|some|many|several|more|less|not|nothing|something|anything|one|only|also|both|when|where|what|default|example|instance|an? (?:couple|number|lot|few|bit|variety|range|different|similar|certain)|the (?:one|same|other|following|default|given))\b|\band \p{Ll}+[^\P{Ll}s]s (?:an?|the)\b|\b(?:his|hers?|in order|those|your?|they|them|its?|their|we|our|he|she|etc|and so on|for example)\b/iu,
  },
  de: {
    cue: cuesOf({
      clause_effect: '(?:bedeutet|heißt), dass',
      clause_reason: '(?:, )?weil',
      clause_purpose: '(?:, )?(?:damit|sodass)',
      phrase:
        '(?:besteht aus|bestehen aus|enthält|enthalten|ermöglicht|ermöglichen|erfordert|erfordern|beschreibt|bezeichnet|bestimmt|verhindert|liefert|umfasst|verwaltet|benötigt|benötigen|definiert)',
      phrase_to: '(?:dient|dienen) (?:als|zur|zum|der|dem)',
    }),
    open: /\b(?:es|sie|er|man|wir|das|die|der|welche[rs]?|und|oder|nicht|zu)$/iu,
    unfitRest:
      /^(?:sie|er|es|ihn|ihm|ihr|ihre|man|wir|diese\p{L}*|sich|viele|einige|nur|auch)\b|\b(?:sie|ihnen|ihren?|ihrer|man|wir)\b/iu,
  },
  fr: {
    cue: cuesOf({
      clause_effect: 'signifie(?:nt)? que|pour que',
      clause_reason: 'parce que',
      verb: '(?:permet(?:tent)? de|ser(?:t|vent) à|utilisée?s? pour|afin de|consiste(?:nt)? à)',
      phrase:
        '(?:consiste(?:nt)? en|contien(?:t|nent)|désigne(?:nt)?|fourni(?:t|ssent)|détermine(?:nt)?|indique(?:nt)?|représente(?:nt)?|nécessite(?:nt)?|empêche(?:nt)?|mesure(?:nt)?|possède(?:nt)?|défini(?:t|ssent)|exige(?:nt)?)',
      phrase_of: '(?:composée?s? de|dépend(?:ent)? de)',
    }),
    open: /(?<!\p{L})(?:il|elle|ils|elles|on|vous|nous|qui|que|ce|cela|et|ou|ne|pas|de|à)$/iu,
    unfitRest:
      /^(?:il|elle|ils|elles|on|vous|nous|ce|cela|cette|ces|son|sa|ses|leurs?)(?!\p{L})|(?<!\p{L})(?:vous|votre|vos|nous|ils?|elles?|celui|celle|ceux)(?!\p{L})/iu,
  },
  es: {
    cue: cuesOf({
      clause_effect: 'significan? que|indican? que',
      clause_purpose: 'para que|de (?:modo|forma|manera) que',
      clause_reason: 'porque|ya que|puesto que',
      verb: '(?:sirven? para|se (?:usa|utiliza)n? para|permiten?|necesari[oa]s? para|usad[oa]s? para|utilizad[oa]s? para|encargan? de|capaz de|capaces de)',
      phrase:
        '(?:consisten? en|contienen?|requieren?|necesitan?|proporcionan?|determinan?|indican?|representan?|definen?|controlan?|incluyen?|ofrecen?|muestran?|describen?|tienen?|utilizan?|usan?|evitan?)',
      phrase_of: '(?:dependen? de|compuest[oa]s? (?:de|por)|basad[oa]s? en|en lugar de)',
    }),
    open: /(?<!\p{L})(?:él|ella|ellos|usted|se|que|no|y|o|lo|le|les|nos|te|os|cual|cuales|quien|para|a|de)$/iu,
    unfitRest:
      /^(?:él|ella|ellos|usted|le|les|lo|se|su|sus|que usted|est[eao]s?|es[eao]s?|no)(?!\p{L})|(?<!\p{L})(?:usted|su|sus|tu|tus|ellos|ellas|le|les)(?!\p{L})/iu,
  },
  it: {
    cue: cuesOf({
      clause_effect: 'significa(?:no)? che|in modo che|affinché',
      clause_reason: 'perché|poiché',
      verb: '(?:permett(?:e|ono) di|consent(?:e|ono) di|serv(?:e|ono) (?:a|per)|usat[oaie] per|utilizzat[oaie] per)',
      phrase:
        '(?:consist(?:e|ono) in|contiene|contengono|richied(?:e|ono)|fornisc(?:e|ono)|determina(?:no)?|indica(?:no)?|rappresenta(?:no)?|definisc(?:e|ono)|descriv(?:e|ono)|include|includono)',
    }),
    open: /(?<!\p{L})(?:esso|essa|essi|lui|lei|si|che|non|e|o|lo|gli|cui|di|a)$/iu,
    unfitRest:
      /^(?:esso|essa|si|suo|sua|suoi|lo|gli|quest[oaie]|non)(?!\p{L})|(?<!\p{L})(?:loro|suo|sua|suoi|sue)(?!\p{L})/iu,
  },
  pt: {
    cue: cuesOf({
      clause_effect: 'significam? que|de (?:modo|forma) que|para que',
      clause_reason: 'porque|já que',
      verb: '(?:permitem?|servem? para|usad[oa]s? para|utilizad[oa]s? para)',
      phrase:
        '(?:consistem? em|cont[eéê]m|requerem?|precisam? de|fornecem?|determinam?|indicam?|representam?|definem?|incluem|inclui|descrevem?)',
    }),
    open: /(?<!\p{L})(?:ele|ela|eles|elas|você|se|que|não|e|ou|o|lhe|qual|para|a|de)$/iu,
    unfitRest:
      /^(?:ele|ela|você|se|seu|sua|seus|suas|est[ea]s?|ess[ea]s?|isso|isto|não)(?!\p{L})|(?<!\p{L})(?:você|seus?|suas?|eles|elas)(?!\p{L})/iu,
  },
  ru: {
    cue: cuesOf({
      clause_effect: '(?:означает|указывает|значит), что',
      verb: '(?:позволя(?:ет|ют)|, чтобы)',
      phrase:
        '(?:содерж(?:ит|ат)|предоставля(?:ет|ют)|определя(?:ет|ют)|обеспечива(?:ет|ют)|описыва(?:ет|ют)|созда(?:ёт|ет|ют)|устанавлива(?:ет|ют)|запуска(?:ет|ют)|использу(?:ет|ют))',
      phrase_of:
        '(?:использу(?:ется|ются) для|предназначен[аоы]? для|состо(?:ит|ят) из|требу(?:ет|ют)|вместо)',
    }),
    open: /(?<!\p{L})(?:он|она|оно|они|вы|мы|это|который|которая|которое|которые|и|или|не|что)$/iu,
    unfitRest:
      /^(?:он|она|оно|они|вы|мы|это|эт\p{L}+|его|её|их|вам|вас|не)(?!\p{L})|(?<!\p{L})(?:вы|вам|вас|ваш\p{L}*|его|её|их|они|он|она)(?!\p{L})/iu,
  },
};

/** The rules of a language by its primary tag; undefined where none are known. */
export const completionRulesOf = (tag: string): CompletionRules | undefined => RULES[tag];
