/** What sort of thing a term names beside all others: who does something, or what is done. */
export type Genus = 'person' | 'act' | 'thing';

const ends = (source: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${source})(?: ?[(（][^)）]*[)）])?$`, 'iu');
const opens = (source: string): RegExp =>
  new RegExp(`^(?:\\p{L}{1,4} )?(?:\\p{L}+ )?(?:${source})(?!\\p{L})`, 'iu');

const PEOPLE: Readonly<Record<string, string>> = {
  en: '(?:person|member|maintainer|developer|author|sponsor|mentor|user|administrator|manager|owner|contributor|writer|editor|programmer|translator|volunteer|team|teacher|student|submitter)s?|people|someone|anyone',
  de: 'Person(?:en)?|Mitglied(?:er)?|(?:Be)?[Nn]utzer|Entwickler|Betreuer|Autor(?:en)?|Verwalter|Administrator(?:en)?|jemand',
  fr: "(?:personne|membre|utilisateur|développeur|responsable|auteur|mainteneur|administrateur|traducteur)s?|quelqu[’']un|celui",
  es: '(?:persona|miembro|usuario|responsable)s?|(?:desarrollador|autor|mantenedor|administrador|traductor)(?:es)?|alguien|quien',
  it: 'person[ae]|membr[oi]|utent[ei]|sviluppator[ei]|responsabil[ei]|autor[ei]|amministrator[ei]|chi',
  pt: '(?:pessoa|membro|usuário|utilizador|responsável|desenvolvedor|autor|mantenedor|administrador)(?:e?s)?|alguém|quem',
  ru: 'человек|люди|член\\p{L}*|пользовател\\p{L}+|разработчик\\p{L}*|сопровождающ\\p{L}+|автор\\p{L}*|ментор\\p{L}*|поручител\\p{L}+|администратор\\p{L}*|тот',
};
const ACTS: Readonly<Record<string, string>> = {
  en: '(?:act|process|practice|procedure|activity|sharing|task) (?:of|by|in)',
  de: '(?:Vorgang|Verfahren|Prozess|Tätigkeit)',
  fr: '(?:action|processus|procédure|procédé|fait) (?:de|par)',
  es: '(?:acto|acción|proceso|procedimiento|práctica) (?:de|por)',
  it: '(?:atto|azione|processo|procedura) (?:di|per)',
  pt: '(?:ato|ação|processo|procedimento|prática) (?:de|por)',
  ru: '(?:процесс|действие|процедура)',
};
/** Those who do something end so in languages that are written without spaces. */
const PEOPLE_OF_HAN = /[者员員人家](?: ?[(（][^)）]*[)）])?$/u;
const GERUND = /(?:^| )\p{L}{2,}ing$/u;

const compiled = (sources: Readonly<Record<string, string>>, make: (source: string) => RegExp) =>
  Object.fromEntries(Object.entries(sources).map(([tag, source]) => [tag, make(source)]));
const NAMES_PERSON: Readonly<Record<string, RegExp>> = compiled(PEOPLE, ends);
const MEANS_PERSON: Readonly<Record<string, RegExp>> = compiled(PEOPLE, opens);
const MEANS_ACT: Readonly<Record<string, RegExp>> = compiled(ACTS, opens);

/** Tells the genus of a term by its last word and by how its meaning opens, where it has one. */
export function genusOf(term: string, meaning: string | undefined, tag: string): Genus {
  const isOfHan = (tag === 'zh' || tag === 'ja') && PEOPLE_OF_HAN.test(term);
  if (isOfHan || NAMES_PERSON[tag]?.test(term) === true) return 'person';
  if (meaning === undefined) return tag === 'en' && GERUND.test(term) ? 'act' : 'thing';
  if (MEANS_PERSON[tag]?.test(meaning) === true) return 'person';
  return MEANS_ACT[tag]?.test(meaning) === true ? 'act' : 'thing';
}
