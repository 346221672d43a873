import type { Language } from '../language.ts';

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/));

const TERM =
  "(?<term>[\\p{L}\\p{N}`_.$/~-][\\p{L}\\p{N}`_.$/()'’+#-]*(?: [\\p{L}\\p{N}`_.$/(-][\\p{L}\\p{N}`_.$/()'’+#-]*){0,4}?)";
const ASIDE = '(?:,? \\([^)]{1,60}\\)| [‘“"\'][^’”"\']{1,30}[’”"\'])?';
const shape = (source: string): RegExp => new RegExp(source, 'u');

/** English. */
export const english: Language = {
  tag: 'en',
  stopWords: list(`a about above after again against all also although always among an and another any are
    as at be because been before being below between both but by came can cannot come could did do does
    doing done down during each either else even every few first for from further get gets given go goes got
    had has have having he hence her here hers him his how however i if in indeed instead into is it its
    itself just least less let like likely made make makes many may me might more most much must my near
    need needs neither never new no nor not nothing now of off often on once one ones only onto or other
    others our out over own part per perhaps possible quite rather really said same see seen several shall
    she should since so some something such take taken than that the their them then there therefore these
    they thing things this those though through thus to together too two under until up upon us use used
    useful uses using usually various very via want was way we well were what when where whether which while
    who whole whom whose why will with within without would yet you your yours`),
  abbreviations: list(`e.g i.e vs cf fig figs eq eqs sec sect ch chap no nos vol vols pp p ed eds dr mr
    mrs ms prof st jr sr inc ltd co corp al approx ca dept est resp incl ver jan feb mar apr jun jul aug sep
    sept oct nov dec a.k.a aka u.s u.k ph.d w.r.t viz ref refs tab app`),
  dangling:
    /^(?:[("'“‘]*)(?:th(?:is|at|ese|ose|ey|en|us|ere|erefore|e (?:former|latter|above|following|same|first|second|third|last|next|other|previous|preceding|resulting|example|latter|default(?: value)?|value))|it|its|he|she|we|our|i|you|your|such|so|but|and|or|nor|yet|also|however|moreover|furthermore|hence|here(?! X)|now|again|both|either|neither|otherwise|additionally|conversely|similarly|likewise|instead|meanwhile|finally|first(?:ly)?|second(?:ly)?|third(?:ly)?|lastly|next|nevertheless|with(?:out)? (?:named |any |further )?(?:arguments?|options?|parameters?)|in the (?:first|second|third|last|latter|former) (?:(?:two|three|few) )?cases?|nonetheless|consequently|accordingly|for (?:example|instance|this|these|that)|in (?:this|these|that|particular|addition|contrast|fact|other words|the (?:above|previous|following|example|next|same))|as (?:a (?:result|consequence)|(?:shown|noted|mentioned|described|discussed|above|before|well|such|you|we))|on the (?:other|contrary)|at (?:this|that)|to (?:this|do (?:this|so))|by (?:this|doing)|with this|after (?:this|that)|if (?:so|not|this|that|it|they)|when (?:this|it|they)|because of|note|see|recall|remember|notice|another|any (?:that|of (?:these|them|those|which))|one (?:of (?:these|those|them)|such|other)|some of (?:these|them)|all (?:of )?(?:these|this|those|that)|each of (?:these|those|them)|most of (?:these|them)|none of|not|no|more|most|others?|same|indeed|alternatively|unfortunately|fortunately|similarly|perhaps|usually|typically|sometimes|often|please|an? (?:related|similar|further|second|third|different|better|simpler|common)|an? (?:(?:much|far|even|rather) )?(?:more|less) \p{Ll}+|well|yes|ok|let|let['’]s|returns?|computes?|calculate|query|plot|construct|evaluate|determine|convert|extract|solve|draw|generate|(?:when|if) (?:called|invoked|given|used|run|set)|called with|with (?:one|two|three|no|\d)|split|find|the optional|suppose|consider|assume|say|what|which|who|where|why|how|their|them|his|her|once|too|still|even|just|only|rather|then|until|whatever|likewise|equally|besides|e\.g|in (?:both|either|any|such|all) cases?|in case (?:this|it)|all such|of course|that said|under (?:this|these|such)|from (?:this|here)|as (?:an exercise|an example|a (?:first|second|third|further|less)))(?:['’](?:s|re|ll|ve|d|m))?(?![\p{L}'’-])/iu,
  pointer:
    /(?:, see |\(see |; see |^see |\bfor (?:more|further) (?:information|details?))|\b(?:see (?:also|section|chapter|page|figure|table|appendix|below|above|the|\[|\d)|(?:section|chapter|page|figure|fig\.|table|appendix|equation|eq\.|listing|example|exercise|footnote|step)s? \(?(?:\d|[A-Z]\b|[A-Z]\.\d)|(?:figure|table|example|section|chapter|list|diagram|code|command|formula|equation|output|paragraph|page|text|part|manual|document|book|guide|tutorial|paper|article)s? (?:above|below|following)|(?:above|below|following|preceding|previous|next|last|this|present) (?:reference|appendix|howto|handbook|figure|table|example|section|chapter|subsection|list|diagram|code|command|formula|equation|output|paragraph|page|text|part|manual|document|book|guide|tutorial|paper|article|footnote|slide)s?|(?:as )?(?:mentioned|described|discussed|shown|explained|noted|seen|listed|given|defined|presented|covered|outlined|summari[sz]ed) (?:above|below|earlier|before|later|previously|in|here)|according to the (?:text|author|passage)|the (?:author|passage)s?|as follows|the following|below\b|as above|the above|aforementioned|\[\d+\])/i,
  anaphora:
    /\b(?:these|those (?!who|that|which|of|with|in)|this|corresponding|in question|here|above|in both|aforementioned|former|latter|the same|such(?! as)|likewise|so far|earlier|later on|instead(?! of)|(?:by|in) contrast(?! to)|(?:is|are|was|were|can|could|may|will) then|moving target|what\?)(?![a-zÀ-ɏ-])/i,
  adverb: /^(?:\p{L}+ly|even|both|just|only|still|also|such|currently|note|please|generally) /iu,
  plainVerb:
    /^(?:contains|returns|provides|has|allows|uses|includes|supports|consists|requires|makes|shows|gives|describes|takes|creates|refers|disagrees|needs|means|works|runs|starts|begins|becomes|comes|holds|lists|offers|depends|applies|exists|appears|[a-z]+ed)$/,
  notNoun: /(?:ed|ly|ing)$/,
  verbalNoun: /^\p{Lu}\p{Ll}+ing$/u,
  classNoun:
    / (?:file|files|command|commands|function|functions|package|option|script|program|tool|directory|variable|operator|argument|method|class|module)$/i,
  genericTitle:
    /^(?:preface|preliminar(?:y|ies)(?: remarks?)?|welcome(?: to .*)?|getting started|introduction(?: and .*)?|overview|summary|conclusions?|abstract|foreword|prologue|acknowledge?ments?|contents|outline|notes?|references|further reading|examples?|exercises?|appendix.*|general|basics|miscellaneous|agenda|questions\??)$/i,
  cue: /\b(?:important(?:ly)?|essential|key|fundamental|main|basic|in general|generally|must|always|never|purpose|because|therefore|in order to|consists? of|defined|called|means|allows?|provides?|ensures?|requires?|result|conclusion|difference|advantage|recommended|should)\b/i,
  definitions: [
    {
      pattern: shape(
        `^(?:(?<lead>An?|The|any) )?(?:term |word |phrase )?[‘“"'*]?${TERM}[’”"'*]?${ASIDE} (?:(?<verb>refers?|means?|denotes?|stands?|describes?) (?:to |for )?|(?:is|are) (?:usually |often |formally |commonly )?defined (?:as|to be) |(?:is|are) the (?:term|name) for )(?<meaning>(?:an?|the|any|all|one|how|some|each|every|(?!that |when |what |those )[\\p{Ll}]{3,}) .{12,}?)[.;]?$`,
      ),
      form: 'noun',
      strength: 3,
    },
    {
      pattern: shape(
        `^(?:(?<lead>An?|The) )?[‘“"'*]?${TERM}[’”"'*]?${ASIDE},? (?<verb>is|are) (?:simply |just |basically |essentially |usually |typically |generally )?(?<meaning>(?:an?|the|any|one of|something|anything|everything|objects?|files?|functions?|programs?|tools?|collections?|sets?(?! (?:to|up|by|in|on|at|as|for)\\b)|lists?|packages?|groups?) .{14,}?)[.;]?$`,
      ),
      form: 'noun',
      strength: 2,
    },
    {
      pattern: shape(
        `^(?<lead>The )?(?:(?:function|command|option|operator|program|package|script|tool|utility|method|variable|argument|keyword|directive|parameter|field|file|flag|class|module|macro|library|call|statement) )[‘“"'\`]?(?<term>[^\\s’”"'\`]{2,40})[’”"'\`]? (?<meaning>(?:is used to|can be used to|(?!does |has |was )[\\p{Ll}]{3,}s) .{14,}?)[.;]?$`,
      ),
      form: 'verb',
      strength: 2,
    },
    {
      pattern: shape(
        `^(?<lead>The )?[‘“"'\`]?(?<term>[^\\s’”"'\`]{2,40})[’”"'\`]? (?:function|command|option|operator|program|package|script|tool|utility|method|variable|argument|keyword|directive|parameter|field|file|flag|class|module|macro|library|call|statement) (?<meaning>(?:is used to|can be used to|(?!does |has |was )[\\p{Ll}]{3,}s) .{14,}?)[.;]?$`,
      ),
      form: 'verb',
      strength: 2,
    },
    {
      pattern: shape(
        `^[‘“"'\`]?(?<term>[^\\s’”"'\`]{2,40})[’”"'\`]? (?<meaning>(?:is used to|returns|prints|computes|creates|lists|shows|displays|applies|produces|removes|installs|reads|writes|generates|converts|specifies|checks|sets|evaluates|provides|calculates|builds|runs|opens|defines|starts|stops|sorts|finds|searches|extracts|adds|deletes|tells|gives|plots|draws|executes|performs|downloads|updates|contains|controls|enables|disables|prevents|replaces|concatenates|determines|stores|loads|tests|changes|causes|indicates|allows|makes|takes|forces) .{12,}?)[.;]?$`,
      ),
      form: 'verb',
      strength: 1,
    },
    {
      pattern: shape(
        `^(?<meaning>(?:An?|The|Any) (?:(?! (?:is|are|was|were|can|which is) ).){14,}?) (?<verb>is|are) (?:usually |often |also |commonly |then |sometimes )?(?:called|known as|termed|referred to as) (?<lead>an? |the )?[‘“"'*]?(?<term>[\\p{L}\\p{N}][\\p{L}\\p{N}_.()-]*(?: [\\p{L}\\p{N}_.()-]+){0,3}?)[’”"'*]?(?:[.;:]|, .*| \\(.*)?$`,
      ),
      form: 'noun',
      strength: 3,
    },
  ],
  genericTerms: list(`result results value values purpose aim idea point example examples problem problems
    reason question answer thing things way ways case cases fact first last next default following
    difference advantage disadvantage goal user users name names one ones others other rest number numbers
    there here what all this that these those it they he she we you i who which everything nothing something
    someone anyone everyone people note notes chapter section document manual book guide page figure table
    text list step steps part parts kind type types form option solution choice issue most some many each
    both time times today now approach method alternative procedure effect above below latter former
    exception variety amount rule order task job work end start beginning format output input argument arguments line lines
    item items set call situation situations process entry change changes important best only same main
    usual simplest easiest common second third author authors reader readers command function content
    contents information data warning tip caution important hint remark mistake`),
  openingArticle: /^(?:an?|the|one|any) /i,
  emptyModifiers: list(
    `following next last first second third only same main other important best simplest easiest usual common latest current older newer higher previous particular certain given specified entire whole actual appropriate necessary required relevant different single result`,
  ),
  article: /^(?:an?|the) /i,
  tellingArticle: /(^|\s)([Aa])n? $/,
  part: /^part\s+(?:[ivxlc]+|\d+|one|two|three|four|five|six|[a-z])\b/i,
  catchAll:
    /\b(?:(?:all|none|any|both) of (?:the|these) (?:above|below|options|answers)|(?:all|none) of (?:these|them)|both [a-e] and [a-e])\b/i,
  readPerMinute: 228,
  negative: /\b(?:not|except|never|cannot|least likely|incorrect|false)\b|n['’]t\b/i,
  absolute: /\b(?:always|never|all|every|only|none|must|entirely|completely|solely|exclusively)\b/i,
  vague:
    /\b(?:usually|often|sometimes|may|might|generally|frequently|occasionally|typically|normally|seldom|rarely|mostly)\b/i,
  reference:
    /\b(?<kind>chapter|section|sect?\.|§|part|lecture|lesson|appendix|unit)\s*(?<number>[A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)/giu,
  example:
    /^(?:(?:worked |simple |complete |numerical |an? )?examples?\b|case study\b|sample session\b|illustration\b|demonstration\b)/i,
  procedure:
    /^(?:how (?:to|do)\b|(?!missing|existing|remaining|following|interesting|leading|during|according|outstanding|string|nothing|something|everything)\p{L}\p{Ll}{2,}ing (?!of\b)\p{L}|steps? (?:to|for)\b|procedures?\b|instructions?\b)/iu,
  instruction:
    /^(?:(?!(?:The|A|An|If|When|All|Each|Not|In|On|To|For)\b)\p{Lu}\p{Ll}+(?<!ing|ed|[^s]s) (?:the|an?|your|all|each|any|it|them|both|one|into|sure|whether|that|up|out)\b|(?:Add|Apply|Boot|Build|Calculate|Change|Check|Choose|Click|Close|Compute|Configure|Connect|Convert|Copy|Create|Define|Delete|Determine|Divide|Download|Draw|Edit|Enter|Execute|Find|Generate|Give|Go|Import|Insert|Install|Load|Log|Make|Measure|Mount|Move|Multiply|Open|Perform|Prepare|Press|Put|Read|Reboot|Remove|Replace|Restart|Review|Run|Save|Select|Send|Set|Start|Stop|Subtract|Switch|Take|Test|Turn|Type|Unpack|Update|Upload|Use|Verify|Wait|Write)\b)/u,
  command:
    /^(?:(?:Add|Avoid|Calculate|Choose|Compute|Configure|Convert|Create|Define|Delete|Determine|Download|Enter|Execute|Generate|Insert|Install|Perform|Prepare|Remove|Replace|Unpack|Update|Upload|Verify|Write) (?!(?:and|or|of|in|on|for)\b)\p{Ll}\S* \S|(?:Back up|Build|Change|Check|Edit|Fix|Import|Load|Make|Move|Open|Read|Run|Send|Set|Start|Test|Turn|Use) (?:the|your|an?) \p{Ll}|(?:Maintain|Manage) (?!(?:and|or|of|for|by|with)\b)\p{Ll}\S* \S|Work (?:towards?|with|around) \S|Be \p{Ll}+ (?:to|with|about) \S)/u,
  address: /^(?:If|When|Unless|One reason)\b|\b(?:you|your|yours|yourself|we|our|us|I|my)\b/u,
  finite:
    /\b(?:is|are|was|were|has|have|had|can|could|will|would|must|should|shall|do|does|did|cannot|\p{Ll}{2,}[^s\P{Ll}]s|go|make|use|provide|contain|allow|need|require|include|take|give|show|come|become|mean|refer|consist|support|exist|work|run)(?![\p{L}-])/u,
  comparison: /\b(?:vs\.?|versus|compar(?:ed|ison|ing)|differences? between|or .+\?)/i,
  reason:
    /\b(?:because|since|therefore|thus|hence|so that|in order to|as a result|consequently|this means|the reason)\b/i,
  proof: /\b(?:proofs?|prove|derivations?|deriv(?:e|ing)|theorem|lemma|corollary)\b/i,
  phrases: {
    termOfNoun: ['Which term means “{}”?', 'Which of these is {}?', 'What is the name for {}?'],
    termOfPlural: ['Which term means “{}”?', 'Which of these are {}?', 'What is the name for {}?'],
    termOfVerb: ['Which of these {}?'],
    termOfRow: 'Which of these is described as “{}”?',
    meaningOfNoun: ['What is {}?', 'Which of these describes {}?'],
    meaningOfPlural: ['What are {}?', 'Which of these describes {}?'],
    meaningOfVerb: ['Which description best fits {}?'],
    evidence: 'Page {page}: “{quote}”',
    explain: 'Explain {}',
    explainHow: 'Explain how to {}',
    explainActivity: 'Explain what {} involves',
    answer: 'Answer the question “{}”',
    define: 'Define {}',
    use: 'Say what {} does',
    describe: 'Describe {}',
    identify: 'Identify {}',
    apply: 'Carry out the steps for {}',
    practise: 'Use {} in practice',
    compare: 'Compare {}',
    solve: 'Solve the exercises on {}',
    interpret: 'Interpret {}',
    derive: 'Derive {}',
    trueLabel: 'True',
    falseLabel: 'False',
    trueFalse: 'True or false: {}',
    corrected: 'False. Page {page}: “{right}”',
    match: 'Match each term with what it means.',
    order: 'Put these steps in order: {}',
    and: ' and ',
    description: '{modules} modules with {lessons} lessons, made from {files}.',
  },
};
