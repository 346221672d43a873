import type { Course, LeftOut } from '../course/course.ts';
import { listPages } from './list-pages.ts';
import { languageTagOf, wordingOf } from './wording.ts';

/** How an export tells which pages are in no lesson, in the language of the course. */
interface CoverageWording {
  title: string;
  /** Of `{pages}` pages, `{taught}` are in lessons. */
  taught: string;
  /** Before the list of the others. */
  leftOut: string;
  reasons: Readonly<Record<LeftOut['reason'], string>>;
}

const ENGLISH: CoverageWording = {
  title: 'Where the pages went',
  taught: '{taught} of {pages} pages are in lessons.',
  leftOut: 'Left out:',
  reasons: {
    cover: 'cover',
    front_matter: 'front matter',
    contents: 'contents',
    index: 'index',
    legal: 'copyright and licence',
    bibliography: 'bibliography',
    thanks: 'thanks',
    blank: 'empty page',
    unreadable: 'could not be read',
    no_text: 'no text',
    dropped: 'dropped in the outline review',
  },
};

/** By the primary subtag of BCP 47. */
const WORDINGS: Readonly<Record<string, CoverageWording>> = {
  en: ENGLISH,
  de: {
    title: 'Wo die Seiten geblieben sind',
    taught: '{taught} von {pages} Seiten stehen in Lektionen.',
    leftOut: 'Weggelassen:',
    reasons: {
      cover: 'Umschlag',
      front_matter: 'Vorspann',
      contents: 'Inhaltsverzeichnis',
      index: 'Register',
      legal: 'Urheberrecht und Lizenz',
      bibliography: 'Literaturverzeichnis',
      thanks: 'Danksagung',
      blank: 'leere Seite',
      unreadable: 'nicht lesbar',
      no_text: 'kein Text',
      dropped: 'in der Gliederung verworfen',
    },
  },
  fr: {
    title: 'Où sont passées les pages',
    taught: '{taught} pages sur {pages} sont dans des leçons.',
    leftOut: 'Laissées de côté :',
    reasons: {
      cover: 'couverture',
      front_matter: 'pages liminaires',
      contents: 'table des matières',
      index: 'index',
      legal: 'droits et licence',
      bibliography: 'bibliographie',
      thanks: 'remerciements',
      blank: 'page vide',
      unreadable: 'illisible',
      no_text: 'sans texte',
      dropped: 'écartée à la relecture du plan',
    },
  },
  es: {
    title: 'Dónde quedaron las páginas',
    taught: '{taught} de {pages} páginas están en lecciones.',
    leftOut: 'Excluidas:',
    reasons: {
      cover: 'portada',
      front_matter: 'páginas preliminares',
      contents: 'índice general',
      index: 'índice alfabético',
      legal: 'derechos y licencia',
      bibliography: 'bibliografía',
      thanks: 'agradecimientos',
      blank: 'página vacía',
      unreadable: 'no se pudo leer',
      no_text: 'sin texto',
      dropped: 'descartada al revisar el esquema',
    },
  },
  hi: {
    title: 'पृष्ठ कहाँ गए',
    taught: '{pages} में से {taught} पृष्ठ पाठों में हैं।',
    leftOut: 'छोड़े गए:',
    reasons: {
      cover: 'आवरण',
      front_matter: 'आरंभिक पृष्ठ',
      contents: 'विषय-सूची',
      index: 'अनुक्रमणिका',
      legal: 'कॉपीराइट और लाइसेंस',
      bibliography: 'संदर्भ-सूची',
      thanks: 'आभार',
      blank: 'खाली पृष्ठ',
      unreadable: 'पढ़ा नहीं जा सका',
      no_text: 'कोई पाठ नहीं',
      dropped: 'रूपरेखा की समीक्षा में हटाया गया',
    },
  },
  zh: {
    title: '页面的去向',
    taught: '{pages} 页中有 {taught} 页收入课程。',
    leftOut: '未收入：',
    reasons: {
      cover: '封面',
      front_matter: '前置页',
      contents: '目录',
      index: '索引',
      legal: '版权与许可',
      bibliography: '参考文献',
      thanks: '致谢',
      blank: '空白页',
      unreadable: '无法读取',
      no_text: '没有文字',
      dropped: '审阅大纲时去掉',
    },
  },
  ru: {
    title: 'Куда вошли страницы',
    taught: 'Страниц в уроках: {taught} из {pages}.',
    leftOut: 'Не вошли:',
    reasons: {
      cover: 'обложка',
      front_matter: 'вводные страницы',
      contents: 'оглавление',
      index: 'указатель',
      legal: 'авторские права и лицензия',
      bibliography: 'список литературы',
      thanks: 'благодарности',
      blank: 'пустая страница',
      unreadable: 'не удалось прочитать',
      no_text: 'без текста',
      dropped: 'исключена при проверке плана',
    },
  },
  ar: {
    title: 'أين ذهبت الصفحات',
    taught: 'عدد الصفحات في الدروس: {taught} من {pages}.',
    leftOut: 'ما لم يدخل:',
    reasons: {
      cover: 'الغلاف',
      front_matter: 'الصفحات التمهيدية',
      contents: 'جدول المحتويات',
      index: 'الفهرس',
      legal: 'حقوق النشر والرخصة',
      bibliography: 'المراجع',
      thanks: 'شكر وتقدير',
      blank: 'صفحة فارغة',
      unreadable: 'تعذرت القراءة',
      no_text: 'بلا نص',
      dropped: 'أُسقطت عند مراجعة المخطط',
    },
  },
};

/** Where the pages of a course's files went: how many are in lessons, and each run of others with its reason. Plain text. */
export function tellCoverage({ language, coverage, documents }: Course): {
  title: string;
  taught: string;
  /** Before the rows. */
  intro: string;
  rows: { filename: string; pages: string; reason: string }[];
} {
  const words = wordingOf(language);
  const told = WORDINGS[languageTagOf(language)] ?? ENGLISH;
  return {
    title: told.title,
    taught: told.taught
      .replace('{taught}', String(coverage.in_lessons))
      .replace('{pages}', String(coverage.pages)),
    intro: told.leftOut,
    rows: coverage.left_out.map(({ document_id, pages, reason }) => ({
      filename: documents.find((document) => document.document_id === document_id)?.filename ?? '',
      pages: `${pages.length === 1 ? words.page : words.pages} ${listPages(pages)}`,
      reason: told.reasons[reason],
    })),
  };
}
