import type { Language } from './language.ts';
import { remembered } from './remembered.ts';

const BE_AND_MODAL =
  'is|are|was|were|has|have|had|does|do|did|can|could|may|might|must|shall|should|will|would|cannot|needs?|let';
/** Verbs of telling sentences, as they follow a singular or a plural noun; what ends in -fy or -ize is told by that. */
const VERBS =
  'accept|access|act|add|affect|aim|allow|appear|apply|ask|assign|assume|avoid|become|begin|behave|belong|bring|build|call|cause|change|check|choose|combine|come|compare|comprise|compute|conduct|consist|contain|continue|control|convert|correspond|cost|cover|create|decide|define|deliver|denote|depend|derive|describe|determine|differ|discourage|display|divide|drive|eat|emit|enable|encourage|end|ensure|equal|evaluate|exist|expect|explain|express|extend|fail|fall|find|flow|focus|follow|force|form|generate|get|give|go|grow|handle|happen|help|hold|identify|imply|improve|include|increase|indicate|induce|install|introduce|involve|keep|know|lack|lead|learn|leave|lie|limit|link|live|load|look|lose|make|manage|map|mark|matter|mean|measure|meet|move|occur|offer|open|operate|output|overlap|own|pass|perform|permit|place|plot|point|predict|prepare|prevent|print|produce|propagate|protect|prove|provide|put|raise|reach|read|receive|recommend|record|reduce|refer|reflect|relate|release|rely|remain|remove|replace|report|represent|require|resemble|resolve|rest|result|return|run|save|say|search|see|seem|select|send|separate|serve|set|share|show|shrink|sit|solve|sort|span|specify|stand|start|stay|stop|store|suffice|suggest|support|take|teach|tell|tend|test|transform|travel|treat|turn|use|vary|wait|want|warn|work|write|yield';
const ENGLISH_VERB = new RegExp(
  `(?<![\\p{L}-])(?:(?:${BE_AND_MODAL})(?:n['’]t)?|(?:${VERBS})(?:e?s)?|\\p{Ll}+(?:fies|izes|ises|plies|ries)|\\p{Ll}{2,}[^s\\P{Ll}]s (?=(?:the|an?|its|all|any|each|you|that|how|whether|only|no|it|them) ))(?![\\p{L}-])|['’](?:s|re) (?:an?|the|not)\\b`,
  'u',
);

/** What opens a clause that says something of a noun: a verb in it is not the sentence's own. */
const RELATIVE: Readonly<Record<string, RegExp>> = {
  en: /(?<!so )\b(?:that|which|who|whose|where)\b/u,
  de: /, (?:in |mit |von |zu |auf )?(?:der|die|das|den|dem|deren|dessen)(?!\p{L})/u,
  ru: /,(?: \p{L}{1,3})? котор\p{L}+/u,
};
/** Languages whose `finite` knows nearly every verb. */
const KNOWN_VERBS = new Set(['de', 'ru', 'hi']);

/** "Adds an axis to the plot.", "Can be used to sort.": the subject stands elsewhere. */
const WITHOUT_SUBJECT =
  /^(?:(?:Can|Could|May|Might|Must|Should|Will|Would|Is|Are|Was|Were|Has|Had|Does)\b|(?!(?:Always|Afterwards|Besides|Nowadays|Perhaps|Sometimes|Towards|Windows)\b)\p{Lu}\p{Ll}{2,}[^s\P{Ll}]s (?:the|an?|all|any|each|how|if|its|that|whether)\b)/u;
const NOUN_OF_CHINESE = /的[^\p{P}的]{1,10}[。]$/u;
const VERB_OF_CHINESE =
  /[是有会會能可将將把被应應须須需要了]|使|用[于於来來]|[为為]|[请請让讓]|包[含括]|提供|[说說]明|表示|[决決]定/u;
/** "Debian 自由软件指导方针（DFSG）。" */
const NAME_OF_CHINESE = /^[^，。：]{2,24}（[^）]{2,40}）。$/u;

/** Whether a text is no whole sentence for want of a verb or a subject, as far as its language lets it be told. */
export const isFragment = remembered((text: string, { tag, finite }: Language): boolean => {
  if (tag.startsWith('zh'))
    return (NOUN_OF_CHINESE.test(text) || NAME_OF_CHINESE.test(text)) && !VERB_OF_CHINESE.test(text);
  if (tag === 'en' && WITHOUT_SUBJECT.test(text)) return true;
  const verb = tag === 'en' ? ENGLISH_VERB : KNOWN_VERBS.has(tag) ? finite : undefined;
  if (verb === undefined) return false;
  const relative = RELATIVE[tag]?.exec(text)?.index;
  if (relative === undefined) return !verb.test(text);
  if (verb.test(text.slice(0, relative))) return false;
  // "The package that holds it is small": the second verb is the sentence's own.
  const clause = text.slice(relative);
  const first = verb.exec(clause);
  return first === null || !verb.test(clause.slice(first.index + first[0].length));
});
