import type { Course } from '../../src/course/course.ts';
import { norm } from '../../src/course/norm.ts';

/** What a strict reader finds wrong with a key point. */
export interface PointFault {
  lesson: string;
  text: string;
  fault: 'dangling' | 'pointing' | 'heading' | 'caption' | 'code' | 'question' | 'cut' | 'of the document';
}

/**
 * Openings that lean on what stood before, by language. Written for this measure alone: it must not learn from the
 * rules by which key points are chosen.
 */
const DANGLING: Readonly<Record<string, RegExp>> = {
  en: /^\W*(?:it|its|he|she|they|their|them|this|that|these|those|such|there|here|we|i|and|but|or|so|then|thus|hence|however|therefore|also|besides|instead|otherwise|moreover|furthermore|additionally|similarly|likewise|meanwhile|consequently|conversely|again|both|either|another|others?|for (?:example|instance|this|that|these|those)|in (?:this|that|these|those|such|both|either|addition|contrast|particular|other words|the same)|as (?:shown|mentioned|described|noted|above|before|said|such|a result|a consequence|an example)|on the other hand|at this|to do (?:this|so)|by doing|by this|after (?:this|that)|because of (?:this|that|these)|the (?:former|latter|following|above|same|other)|e\.g|i\.e)(?![\p{L}-])/iu,
  es: /^\W*(?:[eé]st[aeo]s?|[eé]s[aeo]s|es[ao]|aquel(?:l[ao]s?)?|él|ellas?|ellos|esto|eso|ello|también|además|sin embargo|no obstante|por (?:ejemplo|tanto|lo tanto|eso|ello|lo que)|así|entonces|luego|después|pero|y|o|aquí|ahí|ambos|ambas|otr[oa]s?|en (?:este|esta|estos|estas|ese|esos|ambos|cualquier caso|tal)|desde entonces|dich[oa]s?|su|sus)(?!\p{L})/iu,
  fr: /^\W*(?:ce(?:la|ci|tte|t|s|lui|lle|ux|lles)?|c['’]est|ils?|elles?|on|leurs?|son|sa|ses|mais|et|ou|donc|or|ni|car|ainsi|alors|aussi|cependant|toutefois|néanmoins|pourtant|de plus|en outre|par (?:exemple|conséquent|contre|ailleurs)|en effet|ensuite|enfin|puis|ici|dans (?:ce|cette|ces)|les deux)(?![\p{L}-])/iu,
  de: /^\W*(?:dies(?:e[rsnm]?)?|jene[rsnm]?|es|er|sie|sein|ihr|aber|und|oder|auch|jedoch|daher|deshalb|dadurch|damit|dabei|dann|dort|hier|dazu|danach|außerdem|zudem|ferner|allerdings|somit|folglich|also|denn|solche[rn]?|beide|zum beispiel|z\. ?b\.|in (?:diesem|dieser|beiden)|im folgenden|trotzdem|dennoch)(?![\p{L}-])/iu,
  pt: /^\W*(?:est[ae]s?|ess[ae]s?|aquel[ae]s?|isto|isso|aquilo|eles?|elas?|também|além disso|no entanto|porém|contudo|por (?:exemplo|isso|isto|outro lado)|portanto|assim|então|mas|e|ou|aqui|ambos|ambas|outr[oa]s?|nest[ae]s?|ness[ae]s?)(?!\p{L})/iu,
  it: /^\W*(?:quest[aeio]|quell[aeio]|ciò|ess[aeio]|egli|loro|ma|e|o|però|tuttavia|anche|inoltre|quindi|pertanto|dunque|così|infatti|invece|ad esempio|per esempio|in (?:questo|questa|questi|tal)|entrambi|entrambe|qui)(?!\p{L})/iu,
  ru: /^[^\p{L}]*(?:эт(?:от|а|о|и|ого|ой|ому|им|их|ими|у)|он|она|оно|они|его|её|их|им|но|а|и|или|однако|поэтому|также|кроме того|таким образом|например|затем|потом|здесь|там|тогда|так|в (?:этом|этой|этих|таком|обоих|противном)|при этом|тем не менее|оба|обе|другой|другие|такой|такая|такие|по сути)(?!\p{L})/iu,
  zh: /^[^\p{L}]*(?:这|這|那|它|他|她|该|該|此|其(?![实實余餘他它中])|但|然而|因此|所以|而且|并且|並且|另外|例如|比如|同时|同時|然后|然後|接着|首先|最后|最後|以下|以上|如[上下]|前者|后者|後者|也|还|還|对(?:于|於)?[这這此])/u,
  ja: /^[^\p{L}]*(?:これ|それ|あれ|この|その|あの|ここ|そこ|しかし|また|なお|つまり|例えば|さらに|次に|まず|最後に|したがって|一方|以下|上記|前者|後者)/u,
  hi: /^[^\p{L}]*(?:यह|ये|वह|वे|इस|इन|उस|उन|इसके|इसका|इसकी|ऐसा|ऐसे|ऐसी|और|या|लेकिन|परंतु|फिर|अतः|यहाँ|वहाँ|जैसे|उदाहरण के लिए)(?![\p{L}\p{M}])/u,
  ar: /^[^\p{L}]*(?:[وف]?(?:هذا|هذه|ذلك|تلك|هو|هي|هم|لكن|لذلك|هنا|هناك|كما|مثلا)|ثم|أو|بل)(?![\p{L}\p{M}])/u,
};

const POINTING =
  /\b(?:as (?:shown|mentioned|described|noted|said|seen|follows)|(?:shown|see|listed|given|described|presented) (?:above|below|here|earlier|later)|the (?:above|following)|(?:see|in|from) (?:section|chapter|figure|fig\.|table|appendix) [\dA-Z])|a continuación|más (?:arriba|abajo|adelante)|(?:siguiente|anterior)s? (?:sección|capítulo|figura|tabla)|ci-(?:dessus|dessous)|comme suit|wie folgt|siehe (?:oben|unten|abschnitt)|conforme (?:acima|abaixo)|como segue|come segue|следующим образом|см\. |(?:при|у)вед[её]н\p{L}* (?:ниже|выше)|如[上下](?:所示|文)|下[图圖表]|以下|次の(?:図|表)|नीचे दिए|أدناه|أعلاه/iu;
const OF_THE_DOCUMENT =
  /\bth(?:is|e present) (?:chapter|section|manual|document|guide|book|appendix|tutorial|reference|paper|lecture|course)\b|\best[ea] (?:capítulo|sección|documento|manual|guía|apéndice|libro)\b|\bc(?:e|ette) (?:chapitre|section|manuel|document|guide|livre)\b|\bdiese[rsm]? (?:kapitel|abschnitt|dokument|handbuch|buch)\b|(?:эт|данн)\p{L}+ (?:глав|раздел|документ|руководств)|本[章节節手书書文]|この(?:章|節|文書)/iu;
const CAPTION =
  /^(?:fig(?:ure|\.)|table|listing|abb(?:ildung|\.)|tabelle|tableau|figura|tabla|tabella|tabela|рис(?:унок|\.)|таблица|图|圖|図|表|चित्र|شكل)\s*\(?[\dIVX]+(?:[.:-]|\s)/iu;
const CODE = /^(?:[$#%>] |import \w|#include|def \w+\(|class \w+[:({]|<\/?\w+[^>]*>$)|[;{}]\s*$/;
const QUESTION = /[?？؟]\s*$/u;
const WHOLE_END = /[.!。！।॥۔։።][\s"'”’»)\]」』）】》]*$/u;
const WITHOUT_STOPS = /[\p{Script=Thai}\p{Script=Lao}]$/u;

/** Judges all key points of a course. */
export function pointFaultsOf({ language, modules }: Pick<Course, 'language' | 'modules'>): PointFault[] {
  const dangling = DANGLING[language.split('-')[0] ?? ''];
  return modules
    .flatMap((module) => module.sub_topics)
    .flatMap(({ title, content, key_points }) => {
      const titles = new Set([title, ...headingsIn(content)].map(bare));
      const code = codeIn(content);
      return key_points.flatMap(({ text }): PointFault[] => {
        const fault = faultOf(text, titles, code, dangling);
        return fault === undefined ? [] : [{ lesson: title, text, fault }];
      });
    });
}

function faultOf(
  text: string,
  titles: ReadonlySet<string>,
  code: string,
  dangling: RegExp | undefined,
): PointFault['fault'] | undefined {
  if (dangling?.test(text) === true) return 'dangling';
  if (titles.has(bare(text))) return 'heading';
  if (CAPTION.test(text)) return 'caption';
  if (CODE.test(text) || code.includes(text)) return 'code';
  if (QUESTION.test(text)) return 'question';
  if (!WHOLE_END.test(text) && !WITHOUT_STOPS.test(text)) return 'cut';
  if (/^(?:\p{Ll}+ ){2}\p{Ll}/u.test(text)) return 'cut';
  if (OF_THE_DOCUMENT.test(text)) return 'of the document';
  return POINTING.test(text) ? 'pointing' : undefined;
}

const bare = (text: string): string =>
  norm(text)
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
const headingsIn = (content: string): string[] =>
  [...content.matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => title.replace(/^[\d.]+ /, ''));
const codeIn = (content: string): string =>
  [...content.matchAll(/^ *```[^\n]*\n([\s\S]*?)^ *```/gm)].map(([, body = '']) => body).join('\n');
