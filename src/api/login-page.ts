import { escapeHtml } from '../export/escape-html.ts';

/** The words of the form, by the language of the browser. */
const WORDS = {
  en: {
    title: 'Log in',
    token: 'Token',
    enter: 'Log in',
    wrong: 'This is not the token.',
    wait: 'Too many tries. Wait {seconds} s.',
  },
  de: {
    title: 'Anmelden',
    token: 'Schlüssel',
    enter: 'Anmelden',
    wrong: 'Das ist nicht der Schlüssel.',
    wait: 'Zu viele Versuche. Warten Sie {seconds} s.',
  },
  es: {
    title: 'Entrar',
    token: 'Clave',
    enter: 'Entrar',
    wrong: 'Esta no es la clave.',
    wait: 'Demasiados intentos. Espere {seconds} s.',
  },
  hi: {
    title: 'लॉग इन',
    token: 'कुंजी',
    enter: 'लॉग इन करें',
    wrong: 'यह कुंजी सही नहीं है।',
    wait: 'बहुत अधिक प्रयास हुए। {seconds} सेकंड प्रतीक्षा करें।',
  },
  ar: {
    title: 'تسجيل الدخول',
    token: 'الرمز',
    enter: 'دخول',
    wrong: 'هذا ليس الرمز الصحيح.',
    wait: 'محاولات كثيرة. انتظر {seconds} ثانية.',
  },
} as const;
type Tag = keyof typeof WORDS;

const isTag = (tag: string): tag is Tag => Object.hasOwn(WORDS, tag);

/** The first language of an Accept-Language header that the form speaks. */
function languageOf(accepted: string | undefined): Tag {
  const tags = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return tags.find(isTag) ?? 'en';
}

export interface LoginState {
  /** Where to go afterwards. */
  next: string;
  acceptLanguage: string | undefined;
  fault?: 'wrong' | { waitSeconds: number };
}

/** The form to log in with: a page without scripts. */
export function buildLoginPage({ next, acceptLanguage, fault }: LoginState): string {
  const tag = languageOf(acceptLanguage);
  const words = WORDS[tag];
  const told =
    fault === undefined
      ? undefined
      : fault === 'wrong'
        ? words.wrong
        : words.wait.replace('{seconds}', String(fault.waitSeconds));
  const notice = told === undefined ? '' : `<p id="fault" role="alert">${told}</p>`;
  const describedBy = told === undefined ? '' : ' aria-describedby="fault" aria-invalid="true"';
  return `<!doctype html>
<html lang="${tag}" dir="${tag === 'ar' ? 'rtl' : 'ltr'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${words.title} · Lectern</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/login.css">
<main>
<h1>Lectern</h1>
<form method="post" action="/login">
<input type="hidden" name="next" value="${escapeHtml(next)}">
<label for="token">${words.token}</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus${describedBy}>
${notice}
<button>${words.enter}</button>
</form>
</main>
</html>
`;
}
