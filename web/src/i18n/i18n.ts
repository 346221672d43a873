import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { directionOf, isLanguage, type Language } from './languages.ts';

type Texts = Record<string, string>;

// One file per language and part of the app. English is there from the start, as what stands in for a missing text.
const ENGLISH = import.meta.glob<Texts>('./en/*.json', { eager: true, import: 'default' });
const OTHERS = import.meta.glob<Texts>(['./*/*.json', '!./en/*.json'], { import: 'default' });
const KEY = 'lectern-language';

const merged = (files: readonly Texts[]): Texts => Object.assign({}, ...files);

async function loadTexts(language: Language): Promise<Texts> {
  const files = Object.entries(OTHERS).filter(([path]) => path.startsWith(`./${language}/`));
  return merged(await Promise.all(files.map(([, load]) => load())));
}

function wantedLanguage(): Language {
  const tag = (localStorage.getItem(KEY) ?? navigator.language).slice(0, 2);
  return isLanguage(tag) ? tag : 'en';
}

/** Makes the interface speak `language` from now on, here and at the next visit. */
export async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await loadTexts(language));
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
    resources: { en: { translation: merged(Object.values(ENGLISH)) } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  const wanted = wantedLanguage();
  if (wanted !== 'en') await speak(wanted).catch(() => undefined);
}
