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
  glossary: string;
  sources: string;
  page: string;
  pages: string;
  minutes: string;
  /** Says of a citation that its words were read from a picture of the page. */
  fromScan: string;
  /** Before the lessons that one builds on. */
  buildsOn: string;
  examples: string;
  exercises: string;
  /** Before the question that a learner should be able to answer after a lesson. */
  check: string;
  /** How hard a question is. */
  easy: string;
  medium: string;
  hard: string;
  /** Says of a question that the source itself asks it. */
  fromBook: string;
  courseQuiz: string;
}

const ENGLISH: Wording = {
  contents: 'Contents',
  quiz: 'Quiz',
  answer: 'Answer',
  answers: 'Answers',
  goal: 'After this lesson you can',
  keyPoints: 'Key points',
  keyTerms: 'Key terms',
  glossary: 'Glossary',
  sources: 'Sources',
  page: 'page',
  pages: 'pages',
  minutes: 'min',
  fromScan: 'read from a scan',
  buildsOn: 'Builds on',
  examples: 'Worked examples',
  exercises: 'Exercises',
  check: 'Check yourself',
  easy: 'easy',
  medium: 'medium',
  hard: 'hard',
  fromBook: 'from the book',
  courseQuiz: 'Quiz over the whole course',
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
    glossary: 'Glossar',
    sources: 'Quellen',
    page: 'Seite',
    pages: 'Seiten',
    minutes: 'Min.',
    fromScan: 'aus einem Scan gelesen',
    buildsOn: 'Baut auf',
    examples: 'Beispiele',
    exercises: 'Übungen',
    check: 'Prüfen Sie sich selbst',
    easy: 'leicht',
    medium: 'mittel',
    hard: 'schwer',
    fromBook: 'aus dem Buch',
    courseQuiz: 'Quiz über den ganzen Kurs',
  },
  fr: {
    contents: 'Sommaire',
    quiz: 'Quiz',
    answer: 'Réponse',
    answers: 'Réponses',
    goal: 'Après cette leçon, vous saurez',
    keyPoints: 'Points clés',
    keyTerms: 'Termes clés',
    glossary: 'Glossaire',
    sources: 'Sources',
    page: 'page',
    pages: 'pages',
    minutes: 'min',
    fromScan: 'lu sur un scan',
    buildsOn: 'S’appuie sur',
    examples: 'Exemples',
    exercises: 'Exercices',
    check: 'Testez-vous',
    easy: 'facile',
    medium: 'moyen',
    hard: 'difficile',
    fromBook: 'tiré du livre',
    courseQuiz: 'Quiz sur tout le cours',
  },
  es: {
    contents: 'Contenido',
    quiz: 'Cuestionario',
    answer: 'Respuesta',
    answers: 'Respuestas',
    goal: 'Después de esta lección podrá',
    keyPoints: 'Puntos clave',
    keyTerms: 'Términos clave',
    glossary: 'Glosario',
    sources: 'Fuentes',
    page: 'página',
    pages: 'páginas',
    minutes: 'min',
    fromScan: 'leído de una imagen escaneada',
    buildsOn: 'Se basa en',
    examples: 'Ejemplos',
    exercises: 'Ejercicios',
    check: 'Compruebe lo aprendido',
    easy: 'fácil',
    medium: 'medio',
    hard: 'difícil',
    fromBook: 'del libro',
    courseQuiz: 'Cuestionario de todo el curso',
  },
  hi: {
    contents: 'विषय-सूची',
    quiz: 'प्रश्नोत्तरी',
    answer: 'उत्तर',
    answers: 'उत्तर',
    goal: 'इस पाठ के विषय',
    keyPoints: 'मुख्य बिंदु',
    keyTerms: 'मुख्य शब्द',
    glossary: 'शब्दावली',
    sources: 'स्रोत',
    page: 'पृष्ठ',
    pages: 'पृष्ठ',
    minutes: 'मिनट',
    fromScan: 'स्कैन से पढ़ा गया',
    buildsOn: 'इससे पहले पढ़ें',
    examples: 'हल किए गए उदाहरण',
    exercises: 'अभ्यास',
    check: 'स्वयं जाँचें',
    easy: 'आसान',
    medium: 'मध्यम',
    hard: 'कठिन',
    fromBook: 'पुस्तक से',
    courseQuiz: 'पूरे पाठ्यक्रम की प्रश्नोत्तरी',
  },
  zh: {
    contents: '目录',
    quiz: '测验',
    answer: '答案',
    answers: '答案',
    goal: '本课内容',
    keyPoints: '要点',
    keyTerms: '关键术语',
    glossary: '术语表',
    sources: '来源',
    page: '页',
    pages: '页',
    minutes: '分钟',
    fromScan: '读自扫描件',
    buildsOn: '先修内容',
    examples: '例题',
    exercises: '练习',
    check: '自我检测',
    easy: '容易',
    medium: '中等',
    hard: '困难',
    fromBook: '出自原书',
    courseQuiz: '全课程测验',
  },
  ru: {
    contents: 'Содержание',
    quiz: 'Тест',
    answer: 'Ответ',
    answers: 'Ответы',
    goal: 'Темы урока',
    keyPoints: 'Главное',
    keyTerms: 'Основные термины',
    glossary: 'Глоссарий',
    sources: 'Источники',
    page: 'страница',
    pages: 'страницы',
    minutes: 'мин.',
    fromScan: 'прочитано со скана',
    buildsOn: 'Опирается на',
    examples: 'Примеры',
    exercises: 'Упражнения',
    check: 'Проверьте себя',
    easy: 'легко',
    medium: 'средне',
    hard: 'трудно',
    fromBook: 'из книги',
    courseQuiz: 'Тест по всему курсу',
  },
  ar: {
    contents: 'المحتويات',
    quiz: 'اختبار',
    answer: 'الإجابة',
    answers: 'الإجابات',
    goal: 'موضوعات هذا الدرس',
    keyPoints: 'النقاط الرئيسية',
    keyTerms: 'المصطلحات الرئيسية',
    glossary: 'مسرد المصطلحات',
    sources: 'المصادر',
    page: 'صفحة',
    pages: 'صفحات',
    minutes: 'دقيقة',
    fromScan: 'قُرئ من صورة ممسوحة',
    buildsOn: 'يعتمد على',
    examples: 'أمثلة محلولة',
    exercises: 'تمارين',
    check: 'اختبر نفسك',
    easy: 'سهل',
    medium: 'متوسط',
    hard: 'صعب',
    fromBook: 'من الكتاب',
    courseQuiz: 'اختبار على المقرر كله',
  },
};

/** The words for a course in the language of a BCP 47 tag; English where there are none. */
export const wordingOf = (language: string): Wording => WORDINGS[languageTagOf(language)] ?? ENGLISH;

/** The primary subtag of BCP 47: "de" of "de-AT". */
export const languageTagOf = (language: string): string => language.toLowerCase().split(/[-_]/)[0] ?? '';
