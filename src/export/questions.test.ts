import { describe, expect, it } from 'vitest';
import { type Question, Question as QuestionSchema } from '../course/quiz.ts';
import { renderQuiz } from './question-html.ts';
import { buildAnswer, buildQuestion } from './question-markdown.ts';
import { wordingOf } from './wording.ts';

const shared = {
  explanation: 'Page 2: “A vector is ordered.”',
  topic: 'Vectors',
  lesson: 'm1-l1',
  citations: [{ id: 'c1', document_id: 1, page: 2, quote: 'A vector is ordered.', boxes: [] }],
};
const words = wordingOf('en');
const matching = QuestionSchema.parse({
  kind: 'matching',
  question_text: 'Match each term with what it means.',
  prompts: ['vector', 'set', 'list'],
  options: ['has an order', 'has <no> order', 'holds anything', 'is a picture'],
  pairs: [0, 1, 2],
  ...shared,
});
const ordering = QuestionSchema.parse({
  kind: 'ordering',
  question_text: 'Put these steps in order: Making a vector',
  options: ['Fill it', 'Open R', 'Call c()'],
  order: [1, 2, 0],
  difficulty: 'hard',
  ...shared,
});
const statement = QuestionSchema.parse({
  kind: 'true_false',
  question_text: 'True or false: A set is ordered.',
  options: ['True', 'False'],
  correct: 1,
  ...shared,
  explanation: 'False. Page 2: “A vector is ordered.”',
  origin: 'book',
});
const html = (question: Question): string =>
  renderQuiz(
    {
      quiz_id: 1,
      title: 'One',
      quiz_type: 'module',
      course_id: 1,
      module_week: 1,
      total_questions: 1,
      questions: [question],
    },
    words,
  );

describe('a question that is shown', () => {
  it('has its terms beside their meanings when they are to be matched, and pairs as its answer', () => {
    expect(html(matching)).toContain('<ol class="prompts"><li>vector</li>');
    expect(html(matching)).toContain('<dt>set</dt><dd>B: has &#60;no&#62; order</dd>');
    const text = buildQuestion(matching, 3, words);
    expect(text).toContain('   | 1\\. vector | A) has an order |');
    expect(text).toContain('   |  | D) is a picture |');
    expect(buildAnswer(matching, 3, 'a.pdf, page 2')).toContain('   - **list**: C) holds anything');
  });

  it('has its steps with letters when they are to be put in order, and the steps in order as its answer', () => {
    expect(html(ordering)).toContain('<ol><li>B: Open R</li><li>C: Call c()</li><li>A: Fill it</li></ol>');
    expect(buildAnswer(ordering, 1, 'a.pdf, page 2')).toContain('   1. B) Open R\n   2. C) Call c()');
  });

  it('has no letters when it is a statement, and says "false" once', () => {
    expect(html(statement)).toContain('<ul class="judge"><li>True</li><li>False</li></ul>');
    expect(buildAnswer(statement, 1, 'a.pdf, page 2')).toBe(
      '1. False. Page 2: “A vector is ordered.” (a.pdf, page 2)',
    );
  });

  it('says how hard it is, and whether the book asks it', () => {
    expect(html(ordering)).toContain('<small class="level">hard</small>');
    expect(buildQuestion(statement, 1, words)).toContain('*(medium, from the book)*');
  });
});
