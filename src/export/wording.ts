/** The words that an export puts around a course, in the language of the course. */
export interface Wording {
  contents: string;
  quiz: string;
  answer: string;
  answers: string;
  /** Before the list of objectives. */
  goal: string;
  keyPoints: string;
  keyTerms: string;
  sources: string;
  page: string;
  pages: string;
  minutes: string;
  /** Says of a citation that its words were read from a picture of the page. */
  fromScan: string;
}

const ENGLISH: Wording = {
  contents: 'Contents',
  quiz: 'Quiz',
  answer: 'Answer',
  answers: 'Answers',
  goal: 'After this lesson you can',
  keyPoints: 'Key points',
  keyTerms: 'Key terms',
  sources: 'Sources',
  page: 'page',
  pages: 'pages',
  minutes: 'min',
  fromScan: 'read from a scan',
};

/** By the primary subtag of BCP 47. */
const WORDINGS: Record<string, Wording> = {
  en: ENGLISH,
  de: {
    contents: 'Inhalt',
    quiz: 'Quiz',
    answer: 'Antwort',
    answers: 'Antworten',
    goal: 'Nach dieser Lektion können Sie',
    keyPoints: 'Das Wichtigste',
    keyTerms: 'Begriffe',
    sources: 'Quellen',
    page: 'Seite',
    pages: 'Seiten',
    minutes: 'Min.',
    fromScan: 'aus einem Scan gelesen',
  },
  fr: {
    contents: 'Sommaire',
    quiz: 'Quiz',
    answer: 'Réponse',
    answers: 'Réponses',
    goal: 'Après cette leçon, vous saurez',
    keyPoints: 'Points clés',
    keyTerms: 'Termes clés',
    sources: 'Sources',
    page: 'page',
    pages: 'pages',
    minutes: 'min',
    fromScan: 'lu sur un scan',
  },
  es: {
    contents: 'Contenido',
    quiz: 'Cuestionario',
    answer: 'Respuesta',
    answers: 'Respuestas',
    goal: 'Después de esta lección podrá',
    keyPoints: 'Puntos clave',
    keyTerms: 'Términos clave',
    sources: 'Fuentes',
    page: 'página',
    pages: 'páginas',
    minutes: 'min',
    fromScan: 'leído de una imagen escaneada',
  },
  hi: {
    contents: 'विषय-सूची',
    quiz: 'प्रश्नोत्तरी',
    answer: 'उत्तर',
    answers: 'उत्तर',
    goal: 'इस पाठ के विषय',
    keyPoints: 'मुख्य बिंदु',
    keyTerms: 'मुख्य शब्द',
    sources: 'स्रोत',
    page: 'पृष्ठ',
    pages: 'पृष्ठ',
    minutes: 'मिनट',
    fromScan: 'स्कैन से पढ़ा गया',
  },
  zh: {
    contents: '目录',
    quiz: '测验',
    answer: '答案',
    answers: '答案',
    goal: '本课内容',
    keyPoints: '要点',
    keyTerms: '关键术语',
    sources: '来源',
    page: '页',
    pages: '页',
    minutes: '分钟',
    fromScan: '读自扫描件',
  },
  ru: {
    contents: 'Содержание',
    quiz: 'Тест',
    answer: 'Ответ',
    answers: 'Ответы',
    goal: 'Темы урока',
    keyPoints: 'Главное',
    keyTerms: 'Основные термины',
    sources: 'Источники',
    page: 'страница',
    pages: 'страницы',
    minutes: 'мин.',
    fromScan: 'прочитано со скана',
  },
  ar: {
    contents: 'المحتويات',
    quiz: 'اختبار',
    answer: 'الإجابة',
    answers: 'الإجابات',
    goal: 'موضوعات هذا الدرس',
    keyPoints: 'النقاط الرئيسية',
    keyTerms: 'المصطلحات الرئيسية',
    sources: 'المصادر',
    page: 'صفحة',
    pages: 'صفحات',
    minutes: 'دقيقة',
    fromScan: 'قُرئ من صورة ممسوحة',
  },
};

/** The words for a course in the language of a BCP 47 tag; English where there are none. */
export const wordingOf = (language: string): Wording =>
  WORDINGS[language.toLowerCase().split(/[-_]/)[0] ?? ''] ?? ENGLISH;
