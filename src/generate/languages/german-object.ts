/** What stands in no accusative: questions, phrases with a preposition, parts that signs divide. */
const NOT_NOMINAL =
  /[;:?!…„“"=\\/]| [–—-] |^(?:wie|was|warum|weshalb|wann|wo|wer|welche[rns]?|ob|im?n?|an|am|auf|aus|bei|beim|durch|für|gegen|mit|nach|ohne|über|um|unter|von|vom|vor|zu|zum|zur|zwischen|ein|kein|mehr|so|nicht|noch|wenn|falls)(?!\p{L})|(?:und|oder|,) der(?!\p{L})/iu;
/** "Pakete bauen" is what is done, and "installieren" no noun. */
const INFINITIVE = /(?:^|\s)\p{Ll}+(?:en|ern|eln)$/u;
const WITH_ARTICLE = /^Der (?<words>(?:\p{Ll}+e )*)(?<noun>\p{Lu}[\p{L}\p{M}-]*)/u;
/** Masculine nouns that have another form there: "den Namen", "den Studenten". */
const WEAK_NOUN = /(?:e|ent|ant|ist|and|at|oge|aph|herr|mensch|bauer|nachbar)$/iu;
const ADJECTIVE =
  /^(?<first>\p{Lu}\p{Ll}*(?:lich|ig|isch|al|bar|sam|är|iv|iert|haft|los|voll|end|gend|weiter|erst|zweit|dritt|ander|kurz|neu|groß|klein|gut|schnell|einfach))er (?=\p{Lu})/u;
const ENDS_IN_ER = /^\p{Lu}\p{Ll}+er (?=\p{Lu})/u;
const LONGEST = 70;

/**
 * A German title as the object of a verb behind it: "Der grundsätzliche Aufbau" as "Den grundsätzlichen Aufbau". Only the
 * masculine has a form of its own there.
 *
 * Out: undefined where that cannot be told, or the title is no noun with what belongs to it.
 */
export function germanObject(title: string): string | undefined {
  if (title.length > LONGEST || NOT_NOMINAL.test(title) || INFINITIVE.test(title)) return undefined;
  const { words, noun } = WITH_ARTICLE.exec(title)?.groups ?? {};
  if (words !== undefined && noun !== undefined) {
    if (WEAK_NOUN.test(noun)) return undefined;
    return `Den ${words.replaceAll('e ', 'en ')}${title.slice('Der '.length + words.length)}`;
  }
  if (/^Der\s/.test(title)) return undefined;
  const adjective = ADJECTIVE.exec(title)?.groups?.first;
  if (adjective !== undefined) return `${adjective}en${title.slice(adjective.length + 'er'.length)}`;
  // "Roter Faden" or "Berliner Mauer".
  return ENDS_IN_ER.test(title) ? undefined : title;
}
