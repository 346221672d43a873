import type { Language } from './language.ts';
import { isTopic, type PoolIndex } from './pool-index.ts';
import { statementRulesOf } from './statement-rules.ts';
import { contentStems } from './words.ts';

const word = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?![\\p{L}\\p{M}-])`, 'iu');

/** Words by which a sentence goes on from what was said before it: additions, contrasts, what is left of several. */
const GOES_ON: Readonly<Record<string, RegExp>> = {
  en: word(
    `that same|now|also|too|still|again|instead(?! of)|otherwise|likewise|similarly|as well(?! as)|another|the (?:others?|rest|remaining|only (?:difference|exception))|all others?|(?:in )?other cases|(?:much|even|far|significantly|considerably) (?:more|less|\\p{Ll}{3,}er)(?!.* than )|(?:larger|smaller|higher|lower|better|worse|faster|slower|newer|older|simpler|easier)(?!.* than )|more \\p{Ll}+ (?:form|method|way|approach|facilit(?:y|ies))(?!.* than )|those(?! who| that| which| of)`,
  ),
  de: word(
    `nun|jetzt|auch|ebenfalls|ebenso|stattdessen|wieder|weiterhin|andernfalls|ansonsten|dagegen|hingegen|die (?:anderen|übrigen)|der Rest|alle anderen|der einzige Unterschied`,
  ),
  fr: word(
    `maintenant|désormais|aussi|également|encore|à nouveau|sinon|autrement|en revanche|plutôt|(?:tous |toutes )?les autres|le reste|la seule différence`,
  ),
  es: word(
    `ahora|también|tampoco|además(?! de)|todavía|aún|de nuevo|otra vez|igualmente|asimismo|en su lugar|en cambio|(?:todos |todas )?(?:los|las) demás|el resto|la única diferencia`,
  ),
  it: word(
    `ora|adesso|anche|inoltre|ancora|di nuovo|altrimenti|invece(?! di)|(?:tutti )?gli altri|(?:tutte )?le altre|il resto|l['’]unica differenza`,
  ),
  pt: word(
    `agora|também|ainda|de novo|novamente|em vez disso|caso contrário|(?:todos )?os (?:outros|demais)|(?:todas )?as (?:outras|demais)|o resto|a única diferença`,
  ),
  ru: word(
    `теперь|также|тоже|ещё|еще|снова|вместо этого|иначе|напротив|аналогично|остальн\\p{L}+|единственн\\p{L}+ (?:отличи|различи)\\p{L}+|них|ним|ними|ней|него|нему|неё|нём`,
  ),
  hi: word('भी|अब|इसके बजाय|बाकी|फिर से'),
  ar: word('أيضا|أيضًا|كذلك|الآن|بدلا من ذلك|بدلاً من ذلك|الباقي'),
  zh: /[转轉]而|改[为為]|也(?![许許])|[还還](?!原)|另外|此外|其[他它余餘]|仍[然旧舊]?|同[样樣]|反之|否[则則]|唯一的?[区區差][别別]|以[后後](?=[会會])|^所[生产產]/u,
  ja: /また(?!は)|さらに|今度|その他|他の|同様に|(?<!の)代わりに|唯一の(?:違い|相違)/u,
};

/** Whether words add to what was said before, or set something against it. */
export const goesOn = (text: string, { tag }: Language): boolean => GOES_ON[tag]?.test(text) === true;

/** "A related function is ...": related to what? "The dot after the command": which dot? "Specifies lines": what does? */
const RELATED: Readonly<Record<string, RegExp>> = {
  en: /^An? (?:related|similar|further|second|third|different) |^The \p{Ll}+ (?:after|before|behind|beside) |^\p{Lu}\p{Ll}{3,}(?:sses|fies|izes|ates) (?!(?:of|are|is|have|can|must|that|which|in|for|with|to|and|or|from)\b)\p{Ll}/u,
  de: /^Eine? (?:ähnliche|verwandte|weitere|zweite|dritte|andere)[rs]? /u,
  fr: /^Une? (?:autre|deuxième|second|seconde|troisième) /u,
  es: /^(?:Otr[oa]|Una? (?:segund[oa]|tercer[oa]?)) |^(?:El|La) \p{Ll}+ (?:después|antes|detrás|delante) /u,
};

/** "The", and up to two plain words: a thing that the sentence takes for known. */
const DEFINITE: Readonly<Record<string, RegExp>> = {
  en: /^The ((?:\p{Ll}[\p{Ll}-]+ ){0,1}\p{Ll}[\p{Ll}-]+)(?= )/u,
  de: /^(?:Der|Die|Das) (\p{Lu}\p{Ll}+)(?= )/u,
  fr: /^(?:Le |La |Les |L['’])(\p{Ll}+(?: \p{Ll}+)?)(?= )/u,
  es: /^(?:El|La|Los|Las) (\p{Ll}+(?: \p{Ll}+)?)(?= )/u,
};
/** "The nucleus is the part of ..." says of itself what it is. */
const DEFINED =
  /^ (?:is|are|ist|sind|est|sont|es|son) (?:an?|the|eine?|der|die|das|une?|les?|la|el|una?|los|las) /u;

/** Whether a stem lacks what it speaks of: it goes on from another sentence, or opens with a thing said before. */
export function leansOnOthers(
  stem: string,
  { language, index, lesson }: { language: Language; index: PoolIndex; lesson: { title: string } },
): boolean {
  if (goesOn(stem, language) || RELATED[language.tag]?.test(stem) === true) return true;
  const subject = definiteSubject(stem, language);
  if (subject === undefined || DEFINED.test(stem.slice(stem.indexOf(subject) + subject.length))) return false;
  const title = new Set(contentStems(lesson.title, language));
  return !contentStems(subject, language).some((own) => title.has(own) || isKnown(own, index));
}

/** "output layer" of "The output layer needs ...": nothing but plain words between the article and the verb. */
function definiteSubject(stem: string, { tag, stopWords }: Language): string | undefined {
  const [whole = '', longest] = DEFINITE[tag]?.exec(stem) ?? [];
  if (longest === undefined) return undefined;
  const { verb } = statementRulesOf(tag);
  const [first = '', second] = longest.split(' ');
  if (!(second !== undefined && stopWords.has(second)) && verb.test(stem.slice(whole.length))) return longest;
  return verb.test(stem.slice(whole.length - longest.length + first.length)) ? first : undefined;
}

/** What the whole course is about, and what it defines, is known to every reader. */
const isKnown = (stem: string, index: PoolIndex): boolean =>
  isTopic(stem, index) ||
  index.byFirstWord.get(stem)?.some(({ kind, definition }) => definition !== undefined || kind === 'code') ===
    true;
