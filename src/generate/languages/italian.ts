import type { Language } from '../language.ts';

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/));

const TERM = "(?<term>[\\p{L}\\p{N}][\\p{L}\\p{N}_./()'’-]*(?: [\\p{L}\\p{N}][\\p{L}\\p{N}_./()'’-]*){0,4}?)";
const LEAD = "(?:(?<lead>(?:Un[ao]?|Il|Lo|La|I|Gli|Le)(?= )|(?:Un|L)['’]) ?)?";
const OPENING = "(?:(?:un[ao]?|il|lo|la|i|gli|le|qualsiasi|ogni) |(?:un|l)['’])";
const shape = (source: string): RegExp => new RegExp(source, 'u');

/** Italian. */
export const italian: Language = {
  tag: 'it',
  stopWords:
    list(`a abbia abbiamo ad agli ai al alcuna alcune alcuni alla alle allo allora altra altre altri altro
    anche ancora anzi avere aveva avevano c che chi ci ciascun ciascuna ciascuno ciò coi col come con così cui da dagli
    dai dal dalla dalle dallo degli dei del della delle dello dentro deve devono di dopo dove dovrebbe due durante e è
    ecco ed era erano essa esse essere essi esso fa fare fino fra già gli ha hai hanno ho i il in infatti invece io la
    le lei li lo loro lui ma mai me meno mentre mi mia mie miei mio molta molte molti molto ne né negli nei nel nella
    nelle nello nessun nessuna nessuno no noi non nostra nostro o od ogni oltre oppure per perché però più poco poi
    possa possibile possono può poiché prima proprio qualche quale quali quando quanto quasi quella quelle quelli quello
    questa queste questi questo qui quindi sarà saranno se sé sebbene sei sempre senza si sia siamo siano sino so
    solo sono sopra sotto sta stata stati stato stesso stessa su sua sue sugli sui sul sulla sulle sullo suo suoi tale
    tali tra tra tutta tutte tutti tutto un una uno va verrà vi viene vengono voi vostra vostro l d un all dell nell
    dall sull quell`),
  abbreviations: list('p.es es cfr fig pag pagg p pp cap sez art vol n sig dott prof ecc ed tab rif'),
  dangling:
    /^["'«“(]*(?:quest[aeio]|quell[aeio]|quei|quegli|ciò|ess[aeio]|egli|ella|lui|lei|loro|noi|voi|io|tale|tali|ma|e|ed|o|oppure|però|tuttavia|anche|inoltre|quindi|perciò|pertanto|dunque|così|infatti|invece|ad esempio|per esempio|in (?:questo|questa|questi|queste|tal|particolare|effetti|altre parole|ogni caso)|a (?:questo|tal)|per (?:questo|tale)|di conseguenza|poi|infine|qui|qua|lì|là|entrambi|entrambe|altr[aeio]|lo stesso|la stessa|si veda|si noti|vedere|notare|nota|ricordare|se (?:questo|ciò|si|lo|la|non)|quando (?:questo|si)|il (?:primo|secondo|precedente|seguente)|la (?:prima|seconda|precedente|seguente)|i seguenti|le seguenti|suo|sua|suoi|sue|successivamente|dopo di che|d['’]altra parte|al contrario|da allora|in entrambi i casi|in tal caso|per favore|ora|adesso|sotto|sopra|permette|contiene|consente|con (?:ciò|questo)|si tratta|cioè)(?![\p{L}-])/iu,
  pointer:
    /(?:(?<!\p{L})(?:si veda|vedere|vedi|cfr\.|consultare|come segue)(?!\p{L})|(?:sezione|capitolo|pagina|figura|fig\.|tabella|appendice|equazione|esempio) [\dA-Z](?!\p{Ll})|(?<!\p{L})(?:seguent[ei]|precedent[ei]|sottostante|soprastante|qui (?:sopra|sotto)|più (?:avanti|sotto|sopra)|di seguito|sopra(?:citat|menzionat)[aeio])(?!\p{L})|quest[oa] (?:sezione|capitolo|documento|manuale|libro|esempio|figura|tabella|testo|guida|appendice)|\[\d+\])/iu,
  anaphora:
    /(?<!\p{L})(?:quest[aeio]|quell[aeio] (?!ch)|ciò (?!che)|qui|suddett[aeio]|tale|tali|sopra|stess[aeio])(?![\p{L}-])/iu,
  adverb: /^(?:\p{L}+mente|anche|solo|perfino) /iu,
  plainVerb: /(?!)/,
  notNoun: /(?:mente|ando|endo)$/,
  verbalNoun: /(?!)/,
  classNoun: / (?:file|comando|funzione|pacchetto|opzione|programma|directory|variabile)$/i,
  genericTitle:
    /^(?:prefazione|introduzione|panoramica|riassunto|sommario|conclusion[ei]|indice|appendice.*|ringraziamenti|esempi?o?|esercizi|bibliografia|note)$/i,
  cue: /(?:important|essenzial|fondamental|principal|deve|devono|sempre|mai|permette|consente|consiste|significa|chiama|definisc|necessari|raccomand|consigli|scopo|perché)/iu,
  definitions: [
    {
      pattern: shape(
        `^${LEAD}[“"«]?${TERM}[”"»]? (?<verb>significa|indica|denota|si riferisce a|è definit[oa] come|si definisce come) (?<meaning>${OPENING}.{14,}?)[.;]?$`,
      ),
      form: 'noun',
      strength: 3,
    },
    {
      pattern: shape(`^${LEAD}[“"«]?${TERM}[”"»]? (?<verb>è|sono) (?<meaning>${OPENING}.{14,}?)[.;]?$`),
      form: 'noun',
      strength: 2,
    },
  ],
  genericTerms:
    list(`risultato valore valori scopo obiettivo idea esempio problema ragione domanda risposta cosa modo
    caso fatto differenza vantaggio utente utenti nome numero capitolo sezione documento manuale libro guida pagina
    figura tabella testo elenco lista passo parte tipo forma opzione soluzione tempo metodo primo prima ultimo seguente
    precedente questo quello ciò uno una altro maggior inizio fine regola unica migliore`),
  openingArticle: /^(?:un[ao]?|il|lo|la|i|gli|le) |^(?:un|l)['’]/i,
  emptyModifiers:
    list(`seguente prossimo ultimo ultima primo prima secondo seconda unico stesso altro altra principale
    migliore attuale nuovo nuova precedente certo dato intero`),
  article: /^(?:un[ao]? |il |lo |la |i |gli |le |un['’]|l['’])/i,
  tellingArticle: /(?!)/,
  part: /^parte\s+(?:[ivxlc]+|\d+|[a-z])\b/i,
  catchAll: /(?:tutt[ei]|nessun[ao]) (?:de(?:lle|i) )?(?:precedenti|risposte|opzioni)|sia [a-e] che [a-e]/i,
  readPerMinute: 188,
  negative: /(?<!\p{L})(?:non|tranne|eccetto|mai|nessun[ao]?|fals[ao]|salvo)(?!\p{L})/iu,
  absolute:
    /(?<!\p{L})(?:sempre|mai|tutt[aeio]|ogni|solo|soltanto|solamente|unicamente|nessun[ao]?|completamente|esclusivamente)(?!\p{L})/iu,
  vague:
    /(?<!\p{L})(?:spesso|talvolta|a volte|generalmente|normalmente|di solito|forse|probabilmente|raramente|solitamente)(?!\p{L})/iu,
  reference:
    /(?<!\p{L})(?<kind>capitolo|sezione|cap\.|sez\.|§|parte|appendice|lezione|unità)\s*(?<number>[A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)/giu,
  example: /^(?:(?:un )?esempi?o?(?!\p{L})|caso di studio|illustrazione)/iu,
  procedure: /^(?:come (?!.*\?)|passi\b|procedura|istruzioni|installare|configurare|creare)/iu,
  instruction: /^\p{Lu}\p{Ll}+(?:are|ere|ire|arsi|ersi) \p{L}/u,
  finite:
    /(?<!\p{L})(?:è|sono|era|erano|ha|hanno|può|possono|deve|devono|viene|vengono|fa|fanno|sarà|saranno|\p{Ll}{3,}(?:a|e|ano|ono|ava|erà|irà))(?!\p{L})/u,
  comparison: /(?:(?<!\p{L})vs\.?|confronto|paragone|differenz[ae] (?:tra|fra))/iu,
  reason:
    /(?<!\p{L})(?:perché|poiché|quindi|perciò|pertanto|dato che|in quanto|affinché|di conseguenza|a causa)(?!\p{L})/iu,
  proof: /(?<!\p{L})(?:dimostrazione|teorema|lemma|corollario|derivazione)/iu,
  phrases: {
    termOfNoun: ['Quale termine corrisponde a «{}»?', 'Quale di questi è {}?'],
    termOfPlural: ['Quale termine corrisponde a «{}»?', 'Quali di questi sono {}?'],
    termOfVerb: ['A quale termine si riferisce la descrizione «{}»?'],
    meaningOfNoun: ['Che cosa si intende per «{term}»?'],
    meaningOfPlural: ['Che cosa si intende per «{term}»?'],
    meaningOfVerb: ['Quale descrizione corrisponde a «{term}»?'],
    evidence: 'Pagina {page}: «{quote}»',
    explain: 'Spiegare: {}',
    explainHow: 'Spiegare come si fa: {}',
    answer: 'Rispondere alla domanda «{}»',
    define: 'Definire: {}',
    use: 'Dire a che cosa serve {}',
    describe: 'Descrivere: {}',
    identify: 'Individuare: {}',
    apply: 'Eseguire i passi di: {}',
    practise: 'Usare nella pratica: {}',
    compare: 'Confrontare: {}',
    solve: 'Risolvere gli esercizi: {}',
    interpret: 'Interpretare: {}',
    derive: 'Dimostrare: {}',
    trueLabel: 'Vero',
    falseLabel: 'Falso',
    trueFalse: 'Vero o falso? {}',
    corrected: 'Falso. Pagina {page}: «{right}»',
    match: 'Abbinate a ogni termine il suo significato.',
    order: 'Mettete in ordine questi passi: {}',
    and: ' e ',
    description: '{modules} moduli con {lessons} lezioni, tratti da {files}.',
  },
};
