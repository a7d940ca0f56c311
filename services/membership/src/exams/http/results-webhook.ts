import type { Secret } from '@mumaris/kit/config';
import type { Logger } from '@mumaris/kit/log';
import { signedText } from '@mumaris/kit/server/signed-webhook';
import type { Router } from 'express';
import type { Deps } from '../use-cases/deps';
import { takeResultsFile } from '../use-cases/take-results-file';

/** Where the company that holds exams sends its signed files of results (MEM-54); the answer names each row that was not taken, and why. */
export const resultsWebhook = (deps: Deps, key: Secret, log: Logger): Router =>
  signedText({ path: '/webhooks/exam-results', key, limit: '256kb', ofRules: 422, take: takeResultsFile(deps), log });
