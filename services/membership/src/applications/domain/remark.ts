import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { isBlank } from '@mumaris/kit/text/plain';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import { allRead } from '@mumaris/kit/text/reading';
import type { Application } from './application';
import { assertNoConflict, type Reviewing } from './claim';
import { mostWritten } from './most-written';

const maxRemarks = 200;

/** The application with a remark more, where one was written. @throws RuleViolation TOO_LONG, LIST_FULL */
export const withRemark = (
  application: Application,
  { reviewerId, remark }: { readonly reviewerId: string; readonly remark: string },
  now: Date,
): Application => {
  const { text } = allRead({ text: readParagraphs(remark, mostWritten, 'remark') });
  if (!text) return application;
  const { remarks } = application;
  if (remarks.length >= maxRemarks) throw new RuleViolation('LIST_FULL', { max: maxRemarks });
  return { ...application, remarks: [...remarks, { at: now, reviewerId, text }] };
};

/**
 * Leaves a remark for other staff, whatever the status is (MEM-27).
 * @throws RuleViolation OWN_APPLICATION, RELATIVES_APPLICATION, REQUIRED, TOO_LONG, LIST_FULL
 */
export const addRemark = (
  application: Application,
  { reviewer, remark }: { readonly reviewer: Reviewing; readonly remark: string },
  now: Date,
): Change<Application> => {
  assertNoConflict(application, reviewer);
  if (isBlank(remark)) throw new RuleViolation('REQUIRED', {}, 'remark');
  return silent(withRemark(application, { reviewerId: reviewer.id, remark }, now));
};
