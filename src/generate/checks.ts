import type { Page } from '../course/document.ts';
import type { Question } from '../course/quiz.ts';
import { checkDenied } from './checks/denied.ts';
import { checkEvidence, checkSupport } from './checks/evidence.ts';
import { checkFeedback } from './checks/feedback.ts';
import type { CheckContext, Finding } from './checks/finding.ts';
import { checkForm, checkKeyLength } from './checks/form.ts';
import { checkConvergence, checkGrammar, checkNoGiveaway } from './checks/giveaway.ts';
import { checkLanguage } from './checks/language.ts';
import { checkMarkup } from './checks/markup.ts';
import { checkNumbers } from './checks/numbers.ts';
import { checkDistinct, checkKeyAndCount } from './checks/options.ts';
import { checkAsks, checkCloze, checkStandsAlone } from './checks/stem.ts';
import { checkCatchAll, checkLoad, checkNegative, checkQualifiers } from './checks/wording.ts';
import { languageOf } from './language.ts';
import { textOf } from './page-texts.ts';

export { checkCourse } from './checks/course.ts';
export type { CheckContext, Finding } from './checks/finding.ts';

const MOST_WARNINGS = 1;

/** The checks of one question, in the order of their numbers. To add one, add a line. */
const CHECKS: readonly ((question: Question, context: CheckContext) => Finding[])[] = [
  checkEvidence,
  checkSupport,
  checkKeyAndCount,
  checkDistinct,
  checkKeyLength,
  checkForm,
  checkCatchAll,
  checkNegative,
  checkQualifiers,
  checkNoGiveaway,
  checkConvergence,
  checkGrammar,
  checkAsks,
  checkStandsAlone,
  checkDenied,
  checkCloze,
  checkNumbers,
  checkLoad,
  checkFeedback,
  checkMarkup,
  checkLanguage,
];

/** All faults of a question, whoever made it. */
export const checkQuestion = (question: Question, context: CheckContext): Finding[] =>
  CHECKS.flatMap((check) => check(question, context));

/** Published are questions with no error and at most one warning. */
export const isPublishable = (findings: readonly Finding[]): boolean =>
  findings.every((finding) => finding.severity === 'warning') && findings.length <= MOST_WARNINGS;

/** The pages to check against. */
export function checkContextOf(
  pages: readonly { document_id: number; page: Page }[],
  language: string,
): CheckContext {
  const byKey = new Map(pages.map(({ document_id, page }) => [`${document_id}:${page.pageNumber}`, page]));
  return {
    language: languageOf(language),
    pageText: (documentId, pageNumber) => {
      const page = byKey.get(`${documentId}:${pageNumber}`);
      return page === undefined ? undefined : textOf(page);
    },
  };
}
