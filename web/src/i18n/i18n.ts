import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import english from './en.json' with { type: 'json' };

/** The languages of the interface, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', hi: 'हिन्दी', ar: 'العربية' } as const;
export type Language = keyof typeof LANGUAGES;

const TEXTS: Record<Exclude<Language, 'en'>, () => Promise<{ default: Record<string, string> }>> = {
  de: () => import('./de.json'),
  es: () => import('./es.json'),
  hi: () => import('./hi.json'),
  ar: () => import('./ar.json'),
};
const KEY = 'lectern-language';

export const isLanguage = (tag: string): tag is Language => tag in LANGUAGES;

/** Direction of a text by the language that it is in; unknown languages run from left to right. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  ['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv'].includes(language.slice(0, 2)) ? 'rtl' : 'ltr';

function wantedLanguage(): Language {
  const tag = (localStorage.getItem(KEY) ?? navigator.language).slice(0, 2);
  return isLanguage(tag) ? tag : 'en';
}

/** Makes the interface speak `language` from now on, here and at the next visit. */
export async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', (await TEXTS[language]()).default);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  localStorage.setItem(KEY, language);
}

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    resources: { en: { translation: english } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  const wanted = wantedLanguage();
  if (wanted !== 'en') await speak(wanted).catch(() => undefined);
}
