import type { Language } from '../language.ts';
import { germanObject } from './german-object.ts';

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/));

const TERM = "(?<term>[\\p{L}\\p{N}][\\p{L}\\p{N}_.()'’-]*(?: [\\p{L}\\p{N}][\\p{L}\\p{N}_.()-]*){0,3}?)";
const shape = (source: string): RegExp => new RegExp(source, 'u');

/** German. */
export const german: Language = {
  tag: 'de',
  stopWords: list(`aber alle allem allen aller alles als also am an andere anderen anderer auch auf aus bei
    beim bereits bis bzw da dabei dadurch daher damit dann daran darauf daraus darf das dass dazu dein dem den
    denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort durch ein eine einem einen
    einer eines einige er es etwa etwas für gegen haben hat hatte hier hin ich ihm ihn ihr ihre ihrem ihren
    ihrer im immer in indem ins ist ja jede jedem jeden jeder jedes jedoch kann kein keine können man mehr mein
    mit muss müssen nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner selbst
    sich sie sind so sobald soll sollen sollte sondern sowie über um und uns unter viel viele vom von vor war
    waren was weil weiter welche welchem welchen welcher welches wenn wer werden wie wieder wird wo wurde
    wurden zu zum zur zwar zwischen manchmal normalerweise meistens meist oft häufig gewöhnlich üblicherweise
    natürlich vielleicht per trotzdem derzeit zurzeit bisher stets eventuell möglicherweise außerdem deshalb`),
  abbreviations:
    list(`z.b d.h u.a u.s.w bspw insb resp allg engl bzw ca vgl abb tab kap s nr bd dr prof hr fr st evtl ggf inkl
    sog z b d h mio mrd str aufl hrsg ff o.ä i.d.r m.e`),
  dangling:
    /^["'„“»(]*(?:dies(?:e|er|es|em|en)?|das(?= (?:ist|sind|war|waren|wird|werden|bedeutet|heißt|kann|gilt|hat|führt|geschieht|funktioniert|macht|liegt|sollte|soll|muss|alles|gleiche|selbe|oben|folgende)(?!\p{L}))|es|er|sie|wir|man|ihr|sein|so|aber|und|oder|auch|jedoch|daher|deshalb|dadurch|damit|dabei|dann|dort|hier|hierbei|hierzu|dazu|danach|außerdem|zudem|ferner|weiterhin|allerdings|somit|folglich|also|denn|solche|beide|zum beispiel|z\. ?b\.|in diesem|im folgenden|wie (?:oben|unten|gezeigt|erwähnt|beschrieben|erklärt|bereits|schon|im (?:vorhergehenden|vorigen|vorangehenden|letzten|nächsten|folgenden))|darüber|trotzdem|dennoch|zunächst|anschließend|schließlich|beachten|siehe|wenn (?:dies|sie|es)|falls|seitdem|in beiden fällen|in jedem fall|bitte|nun|jetzt|unten|oben|(?:mit|auf|für|bei|aus|nach|durch|unter|von|zu) diese[mnrs]?|in diese[nr]|letztere[rsn]?|erstere[rsn]?|derartige|hiermit|hierdurch|davon|daraus|darin|darauf|deren|dessen|sonst|ansonsten|andernfalls|umgekehrt|zusammenfassend|leider|jene[rsn]?|ebenso|ebenfalls|genauso|wieder|wiederum)(?![\p{L}-])/iu,
  pointer:
    /(?:siehe|vgl\.|(?:abschnitt|kapitel|seite|abbildung|abb\.|tabelle|tab\.|anhang|gleichung|beispiel) \d|(?:oben|unten|weiter unten|wie folgt|folgendermaßen|im folgenden|folgende[nrs]?|obige[nrs]?|diese[mrs]? (?:abschnitt|kapitel|dokument|buch|handbuch|beispiel|text)))/iu,
  anaphora:
    /(?:^|\s)(?:diese[rnms]?|dies|hier|oben|solche[rn]?|jene[rn]?|derselbe|dabei|dazu|damit)(?![\p{L}-])/iu,
  adverb: /^(?:nur|auch|sogar|insbesondere|normalerweise) /iu,
  plainVerb: /(?!)/,
  notNoun: /(?!)/,
  verbalNoun: /(?!)/,
  classNoun: / (?:Datei|Befehl|Funktion|Paket|Option|Programm|Verzeichnis)$/i,
  genericTitle:
    /^(?:vorwort|einleitung|einführung|überblick|übersicht|zusammenfassung|fazit|inhalt|gliederung|anhang.*|sonstiges|verschiedenes|allgemeines|danksagung|beispiele?|übungen|agenda)$/i,
  cue: /(?:wichtig|wesentlich|grundlegend|bedeutet|heißt|bezeichnet|muss|müssen|immer|besteht aus|ermöglicht|dient|notwendig|empfohlen)/iu,
  definitions: [
    {
      pattern: shape(
        `^(?:(?<lead>Eine?|Der|Die|Das) )?[„“"»]?${TERM}[“"«]? (?<verb>bezeichnet|bedeutet|beschreibt) (?<meaning>(?:eine?n?|die|der|das|den) .{14,}?)[.;]?$`,
      ),
      form: 'verb',
      strength: 3,
    },
    {
      pattern: shape(
        `^(?:(?<lead>Eine?|Der|Die|Das) )?[„“"»]?${TERM}[“"«]? (?<verb>ist|sind) (?<meaning>(?:eine?|der|die|das|jede[rs]?) .{14,}?)[.;]?$`,
      ),
      form: 'noun',
      strength: 2,
    },
  ],
  genericTerms: list(`ergebnis wert werte zweck ziel beispiel problem grund frage antwort ding weise fall
    tatsache unterschied vorteil nachteil benutzer name zahl kapitel abschnitt dokument handbuch buch seite
    abbildung tabelle text liste schritt teil art form möglichkeit lösung zeit methode dies das es er sie wir
    folge aufgabe anfang ende regel`),
  openingArticle: /^(?:eine?|der|die|das) /i,
  emptyModifiers: list(
    `folgende folgenden nächste letzte erste zweite dritte einzige gleiche andere wichtigste beste übliche aktuelle neue alte höhere vorige bestimmte gegebene ganze`,
  ),
  article: /^(?:eine?[nmrs]?|der|die|das|den|dem|des) /i,
  capitalNouns: true,
  verbLast: germanObject,
  tellingArticle: /(?!)/,
  part: /^teil\s+(?:[ivxlc]+|\d+|[a-z])\b/i,
  catchAll: /(?:alle|keine) (?:der )?(?:oben|obigen|genannten)|sowohl [a-e] als auch [a-e]/i,
  readPerMinute: 179,
  negative: /(?<!\p{L})(?:nicht|kein(?:e[nmrs]?)?|außer|ausgenommen|niemals|falsch)(?!\p{L})/iu,
  absolute:
    /(?<!\p{L})(?:immer|nie(?:mals)?|alle[nmrs]?|jede[nmrs]?|nur|ausschließlich|stets|vollständig)(?!\p{L})/iu,
  vague:
    /(?<!\p{L})(?:meist(?:ens)?|oft|manchmal|häufig|gewöhnlich|normalerweise|selten|möglicherweise|eventuell|in der regel)(?!\p{L})/iu,
  reference:
    /(?<!\p{L})(?<kind>kapitel|abschnitt|kap\.|abschn\.|§|teil|anhang|vorlesung|lektion)\s*(?<number>[A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)/giu,
  example:
    /^(?:(?:einfaches |vollständiges |ein )?beispiele?(?!\p{L})|fallstudie|rechenbeispiel|beispielsitzung)/iu,
  procedure:
    /^(?:wie (?:man|sie)\b|so \p{Ll}|schritte?\b|anleitung|vorgehen|\p{Lu}\p{Ll}+(?:en|ung) (?:von|des|der)\b)/u,
  instruction: /^(?:\p{Lu}\p{Ll}+en Sie\b|.* \p{Ll}+(?:en|ern|eln)[.;]?$)/u,
  address:
    /^(?:Wenn|Falls|Sofern)\b|\b(?:Sie|Ihr|Ihre[mnrs]?|Ihnen|wir|uns|unser\p{L}*|ich|mein\p{L}*|du|dein\p{L}*)\b/u,
  finite:
    /(?<!\p{L})(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|hatten?|kann|können|muss|müssen|soll|sollen|sollten?|darf|dürfen|\p{Ll}{3,}(?:t|en))(?!\p{L})/u,
  comparison: /(?:\bvs\.?|versus|vergleich|unterschiede? zwischen|gegenüberstellung|im gegensatz)/iu,
  reason:
    /(?<!\p{L})(?:weil|da|denn|deshalb|daher|deswegen|folglich|somit|damit|sodass|um zu|aus diesem grund)(?!\p{L})/iu,
  proof: /(?<!\p{L})(?:beweis|herleitung|satz von|lemma|korollar)/iu,
  phrases: {
    termOfNoun: ['Welcher Begriff ist hier beschrieben: „{}“?'],
    termOfPlural: ['Welcher Begriff ist hier beschrieben: „{}“?'],
    termOfVerb: ['Auf welchen Begriff trifft zu: „{}“?'],
    meaningOfNoun: ['Was ist mit „{term}“ gemeint?'],
    meaningOfPlural: ['Was ist mit „{term}“ gemeint?'],
    meaningOfVerb: ['Welche Aussage trifft auf „{term}“ zu?'],
    evidence: 'Seite {page}: „{quote}“',
    explain: 'Erklären: {}',
    explainHow: 'Erklären: {}',
    answer: 'Die Frage beantworten: „{}“',
    define: '{} definieren',
    use: 'Sagen, was {} bewirkt',
    describe: 'Beschreiben: {}',
    identify: 'Benennen: {}',
    apply: 'Durchführen: {}',
    practise: 'Praktisch anwenden: {}',
    compare: 'Vergleichen: {}',
    solve: 'Die Übungen lösen: {}',
    interpret: 'Deuten: {}',
    derive: 'Herleiten: {}',
    trueLabel: 'Richtig',
    falseLabel: 'Falsch',
    trueFalse: 'Richtig oder falsch? {}',
    corrected: 'Falsch. Seite {page}: „{right}“',
    match: 'Ordnen Sie jedem Begriff seine Bedeutung zu.',
    order: 'Bringen Sie die Schritte in die richtige Reihenfolge: {}',
    and: ' und ',
    description: '{modules} Module mit {lessons} Lektionen aus {files}.',
  },
};
