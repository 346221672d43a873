import { describe, expect, it } from 'vitest';
import { failedBy } from './checks/question-checks.cases.ts';
import { choice, citing, context, SAMPLES, SCAN, STEPS } from './checks/sample-questions.ts';
import { checkContextOf, checkQuestion, isPublishable } from './checks.ts';
import { blockOf, pageOf } from './fixture-pages.ts';

describe('checkQuestion', () => {
  it.each(SAMPLES.map((sample, index) => [`${sample.kind} (${index})`, sample] as const))(
    'finds nothing wrong with a good %s',
    (_kind, sample) => {
      expect(checkQuestion(sample, context)).toEqual([]);
    },
  );

  it('takes a quote that runs on to the next page', () => {
    const pages = [
      pageOf(1, [blockOf('The length of a vector is the')]),
      pageOf(2, [blockOf('number of its elements.')]),
    ];
    const both = checkContextOf(
      pages.map((page) => ({ document_id: 1, page })),
      'en',
    );
    const quote = 'The length of a vector is the number of its elements.';
    const question = { ...choice, options: ['length', 'width', 'depth', 'height'], ...citing(quote, 1) };
    expect(failedBy(question, both)).not.toContain('1');
  });

  it('takes a quote from a scan that differs by a letter, where it says that it is from a scan', () => {
    expect(failedBy({ ...choice, ...citing(SCAN, 15, { ocr: true }) })).not.toContain('1');
    expect(failedBy({ ...choice, ...citing(SCAN, 15) })).toContain('1');
    const other = SCAN.replace('open syllable', 'other place').replace('closed one', 'third');
    expect(failedBy({ ...choice, ...citing(other, 15, { ocr: true }) })).toContain('1');
  });

  it('takes what looks like residue where the source says it', () => {
    const quote = 'The list opens with <ul> and Option A of the menu, as Appendix B shows.';
    const page = pageOf(14, [blockOf(`${quote} ${STEPS}`)]);
    const web = checkContextOf([{ document_id: 1, page }], 'en');
    const question = {
      ...choice,
      question_text: 'What opens with <ul> in the list of the menu?',
      ...citing(quote),
    };
    expect(failedBy(question, web)).not.toContain('24');
    expect(failedBy(question, web)).not.toContain('23');
  });
});

describe('isPublishable', () => {
  it('takes one warning and not two', () => {
    const warned = [7, 12].map((check) => ({ check, severity: 'warning' as const, detail: '' }));
    expect(isPublishable(warned.slice(0, 1))).toBe(true);
    expect(isPublishable(warned)).toBe(false);
  });
});
