import { type ErrorCode, type Failure, isRuleViolation } from '@mumaris/kit/errors';
import { isStoreFault } from '@mumaris/kit/mongo/faults';
import { PdfFault } from '@mumaris/kit/pdf/press';
import { failureBody, failureOf } from '@mumaris/kit/server/failure-body';
import { privateFile } from '@mumaris/kit/server/private-file';
import type { Response } from 'express';

const statuses: Partial<Record<ErrorCode, number>> = {
  DOCUMENT_LINK_EXPIRED: 403,
  DOCUMENT_LINK_INVALID: 403,
  DOCUMENT_NOT_HANDED_OUT: 409,
  CARD_PHOTO_FIRST: 409,
  GOOD_STANDING_CODE_WRONG: 403,
  GOOD_STANDING_LINK_OVER: 410,
  GOOD_STANDING_FETCHED: 410,
  GOOD_STANDING_NOT_IN_FORCE: 409,
  TOO_MANY_TRIES_HERE: 429,
  TRY_AGAIN: 503,
};

/** What is away or crowded for a moment: the press too, since a template that is wrong does not pass its tests. */
const isPassing = (error: unknown): boolean =>
  isStoreFault(error) || error instanceof PdfFault || (isRuleViolation(error) && error.code === 'CONFLICT');

/** What went wrong, and its status of HTTP; undefined where it is a fault of ours. */
export const failureFor = (error: unknown): { readonly status: number; readonly failure: Failure } | undefined => {
  const code: ErrorCode | undefined = isPassing(error) ? 'TRY_AGAIN' : isRuleViolation(error) ? error.code : undefined;
  const status = code && statuses[code];
  if (!status) return undefined;
  return { status, failure: failureOf(code, !isPassing(error) && isRuleViolation(error) ? error.details : {}) };
};

const retryAfterSeconds = '5';

export const withStatus = (response: Response, status: number): Response => {
  if (status === 503) response.set('retry-after', retryAfterSeconds);
  return response.status(status);
};

/** Answers with what went wrong and what to do. @returns whether it was answered */
export const answerFailure = (error: unknown, response: Response): boolean => {
  const found = failureFor(error);
  if (found) withStatus(response, found.status).set(privateFile).json(failureBody(found.failure));
  return found !== undefined;
};
