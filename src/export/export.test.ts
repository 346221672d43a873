import { describe, expect, it } from 'vitest';
import { Course } from '../course/course.ts';
import type { QuizWithKey } from '../course/quiz.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { renderCourse } from './html.ts';
import { listPages } from './list-pages.ts';
import { exportMarkdown, listPictures, picturePath, slugify } from './markdown.ts';

const EVIL = '<script>alert(1)</script> [x](javascript:alert(1)) ![y](http://evil.example/p.png)';

const citation = { id: 'c1', document_id: 1, page: 2, quote: 'A vector is ordered.', boxes: [] };
const course = Course.parse({
  course_id: 5,
  course_title: `Vectors ${EVIL}`,
  description: EVIL,
  language: 'en',
  created_at: '2026-01-02T03:04:05.000Z',
  generator: 'extractive',
  documents: [{ document_id: 1, filename: `a${EVIL}.pdf`, pages: 3 }],
  coverage: { pages: 3, in_lessons: 2, left_out: [{ document_id: 1, pages: [1], reason: 'front_matter' }] },
  modules: [
    {
      week: 1,
      title: 'First steps',
      summary: 'What vectors are.',
      quiz_id: 9,
      sub_topics: [
        {
          lesson_id: 11,
          prerequisites: [{ lesson_id: 11, title: 'Numbers' }],
          summary: { text: 'Vectors are lists.', citations: ['c1'] },
          examples: [{ title: 'Example 1', citations: ['c1'] }],
          check_question: {
            question: `Is a vector ordered? ${EVIL}`,
            answer: `Yes, it is. ${EVIL}`,
            citations: ['c1'],
          },
          exercises: [{ text: `1. Add two vectors. ${EVIL}`, answer: 'Their *sum*.', citations: ['c1'] }],
          title: 'Vectors & lists',
          content: `A vector is ordered.[^c1]\n\n\`\`\`\nx <- c(1, 2)\n\`\`\`\n\n${EVIL}`,
          objectives: ['Define a vector'],
          minutes: 4,
          pages: [{ document_id: 1, from: 2, to: 3 }],
          key_points: [{ text: 'A vector is ordered.', citations: ['c1'] }],
          key_terms: [{ term: 'vector', definition: EVIL, citations: ['c1'] }],
          citations: [citation],
        },
      ],
    },
  ],
});
const quiz: QuizWithKey = {
  quiz_id: 9,
  title: 'Quiz 1',
  quiz_type: 'module',
  course_id: 5,
  module_week: 1,
  total_questions: 1,
  questions: [
    {
      kind: 'choice',
      question_text: 'Which of these is ordered?',
      options: ['set', 'vector', EVIL],
      correct: 1,
      explanation: 'Page 2: “A vector is ordered.”',
      difficulty: 'medium',
      origin: 'made',
      topic: 'Vectors & lists',
      lesson: 'm1-l1',
      citations: [citation],
    },
  ],
};

describe('a course as Markdown', () => {
  const files = new Map(exportMarkdown(course, [quiz]).map((file) => [file.path, file.text]));

  it('is a folder for each module, with lessons, a quiz and contents', () => {
    expect([...files.keys()]).toEqual([
      'README.md',
      '01-first-steps/01-vectors-lists.md',
      '01-first-steps/quiz.md',
      'course.json',
    ]);
  });

  it('cites page and quote in footnotes', () => {
    const lesson = files.get('01-first-steps/01-vectors-lists.md');
    expect(lesson).toContain('A vector is ordered.[^c1]');
    expect(lesson).toMatch(/\[\^c1\]: .*page 2: “A vector is ordered\.”/);
  });

  it('has its summary, what it builds on, its examples and exercises with their answers folded away', () => {
    const lesson = files.get('01-first-steps/01-vectors-lists.md');
    expect(lesson).toContain('Vectors are lists.[^c1]');
    expect(lesson).toContain('Builds on: [Numbers](../01-first-steps/01-vectors-lists.md)');
    expect(lesson).toContain('- Example 1[^c1]');
    expect(lesson).toMatch(
      /1\. Add two vectors\.[\s\S]+<details>\n<summary>Answer<\/summary>\n\nTheir \*sum\*\./,
    );
    const html = renderCourse(course, [quiz], { stylesheet: '/s.css' });
    expect(html).toContain('<p class="summary">Vectors are lists.');
    expect(html).toContain('Builds on: <a href="#l11">Numbers</a>');
    expect(html).toContain('<details><summary>Answer</summary><p>Their <em>sum</em>.</p>');
  });

  it('asks what a learner should know now, with the cited answer folded away', () => {
    const lesson = files.get('01-first-steps/01-vectors-lists.md') ?? '';
    expect(lesson).toMatch(
      /## Check yourself\n\nIs a vector ordered\?.*\n\n<details>\n<summary>Answer<\/summary>\n\nYes, it is\..*\[\^c1\]\n\n<\/details>/,
    );
    expect(lesson).not.toContain('Is a vector ordered? <script>');
    expect(lesson).not.toContain('Yes, it is. <script>');
    const html = renderCourse(course, [quiz], { stylesheet: '/s.css' });
    expect(html).toMatch(
      /<h4>Check yourself<\/h4><p>Is a vector ordered\?[^<]*<\/p><details><summary>Answer<\/summary><p>Yes, it is\.[^<]*<sup class="mark"><a href="#l11-c1">/,
    );
  });

  it('asks nothing in a lesson that has no such question', () => {
    const [module] = course.modules;
    const lessons = module?.sub_topics.map((lesson) => ({ ...lesson, check_question: undefined })) ?? [];
    const silent = { ...course, modules: course.modules.map((m) => ({ ...m, sub_topics: lessons })) };
    expect(exportMarkdown(silent, []).find(({ path }) => path.includes('lists'))?.text).not.toContain(
      'Check yourself',
    );
    expect(renderCourse(silent, [], { stylesheet: '/s.css' })).not.toContain('Check yourself');
  });

  it('speaks the language of the course', () => {
    const german = { ...course, language: 'de-CH' };
    const lesson = exportMarkdown(german, [quiz]).find(({ path }) => path.includes('vectors-lists'))?.text;
    expect(lesson).toContain('## Das Wichtigste');
    expect(lesson).toContain('## Prüfen Sie sich selbst');
    expect(lesson).toContain('Seiten 2-3');
    const readme = exportMarkdown(german, [quiz]).find(({ path }) => path === 'README.md')?.text;
    expect(readme).toMatch(
      /2 von 3 Seiten stehen in Lektionen\.\n\nWeggelassen:\n\n- .*: Seite 1 \(Vorspann\)/,
    );
    expect(renderCourse(german, [], { stylesheet: '/s.css' })).toContain('Seite 1 (Vorspann)');
    expect(renderCourse(german, [quiz], { stylesheet: '/s.css' })).toContain('<h4>Begriffe</h4>');
    expect(renderCourse({ ...course, language: 'tlh' }, [], { stylesheet: '/s.css' })).toContain(
      'Key points',
    );
  });

  it('shows plain text as it is', () => {
    expect(escapeMarkdown('Say what `x` and a_b_c do, _not_ #1')).toBe(
      'Say what \\`x\\` and a_b_c do, \\_not\\_ #1',
    );
    expect(escapeMarkdown('# 1')).toBe('\\# 1');
    expect(escapeMarkdown('1. Korinther')).toBe('1\\. Korinther');
    expect(escapeMarkdown('in 1. Korinther, 1.5 of 2) - 3')).toBe('in 1. Korinther, 1.5 of 2) - 3');
  });

  it('tells where every page went', () => {
    expect(files.get('README.md')).toContain('2 of 3 pages are in lessons.');
    expect(files.get('README.md')).toMatch(/Left out:\n\n- .*: page 1 \(front matter\)/);
  });

  it('has the old shape in course.json, and the key as a letter', () => {
    const json = JSON.parse(files.get('course.json') ?? '');
    expect(json.modules[0]).toMatchObject({ week: 1, title: 'First steps' });
    expect(json.modules[0].sub_topics[0]).toHaveProperty('content');
    expect(json.quizzes[0].questions[0]).toMatchObject({ question_id: 1, correct_answer: 'B' });
  });
});

describe('a course as HTML', () => {
  const html = renderCourse(course, [quiz], { stylesheet: '/plain.css', home: '/' });

  it('shows hostile text as text', () => {
    expect(html).not.toMatch(/<script/i);
    expect(html).not.toMatch(/<img/i);
    expect(html).not.toMatch(/href="javascript:/i);
  });

  it('links each citation mark to its source', () => {
    expect(html).toContain('<a href="#l11-c1">1</a>');
    expect(html).toContain('<li id="l11-c1"><q>A vector is ordered.</q>');
  });

  it('turns right to left for Arabic', () => {
    expect(renderCourse({ ...course, language: 'ar' }, [], { stylesheet: 's' })).toContain('dir="rtl"');
  });
});

describe('names in an export', () => {
  it('are safe paths of any script', () => {
    expect(slugify('../..//Étude: “x”')).toBe('étude-x');
    expect(slugify('软件 包')).toBe('软件-包');
    expect(slugify('???')).toBe('untitled');
  });

  it('list pages with runs shortened', () => {
    expect(listPages([1, 2, 3, 7, 9, 10])).toBe('1-3, 7, 9-10');
  });
});

describe('pictures and footnotes of a lesson', () => {
  const address = '/api/documents/1/pages/2.webp?box=0.1,0.25,0.5,0.125&width=600';
  const content = `See the figure.[^n1] [^c1]

![A (round) thing](${address})

![no](http://evil.example/p.png) ![no](/api/documents/1/file)

[^n1]: As *others* do. [^c1]
`;
  const shown = structuredClone(course);
  for (const lesson of shown.modules.flatMap((module) => module.sub_topics)) lesson.content = content;

  it('are shown in HTML, the pictures only from the pages of its documents', () => {
    const html = renderCourse(shown, [], { stylesheet: 's' });
    expect(html.match(/<img [^>]*>/g)).toEqual([
      `<img src="${address.replaceAll('&', '&#38;')}" alt="A (round) thing" width="300" loading="lazy">`,
    ]);
    expect(html).toContain('<sup class="note-mark"><a href="#l11-n1">1</a></sup>');
    expect(html).toContain(
      '<p class="note" id="l11-n1"><sup>1</sup> As <em>others</em> do. <sup class="mark">',
    );
  });

  it('are files of their own beside exported Markdown', () => {
    const [picture] = listPictures(shown);
    if (picture === undefined) throw new Error('no picture');
    expect(picture).toEqual({ documentId: 1, pageNumber: 2, box: [0.1, 0.25, 0.5, 0.125], widthPx: 600 });
    const [, lesson] = exportMarkdown(shown, []);
    expect(lesson?.text).toContain(`![A (round) thing](../${picturePath(picture)})`);
    expect(lesson?.text).toContain('[^n1]: As *others* do. [^c1]');
  });
});
