import type { VerificationStatus } from '@mumaris/schemas';
import { loadVerificationRules } from '../src/verification/rules/load-rules';
import { request, takeWord, type VerificationCase, type Word } from '../src/verification/domain/verification-case';
import { now } from './given';

export { refusals } from './given';

const rules = loadVerificationRules();
const requested = request(
  {
    id: 'ver_1',
    number: 'V-482-913-075',
    practitionerId: 'pra_1',
    accountId: 'acc_1',
    entryId: 'qua_1',
    kind: 'DEGREE',
    entry: { ar: 'بكالوريوس، جامعة القاهرة', en: 'Bachelor, Cairo University' },
    documentIds: ['doc_1'],
    asWritten: { name: 'Noura Abdullah Al-Qahtani', birthDate: null, institution: null },
    mismatches: [],
    consent: { version: '1', textSha256: 'a', at: now, bundle: 'b' },
  },
  rules,
  now,
).state;
const word: Word = { round: 1, status: 'IN_PROGRESS', remark: null, informationMissing: false };

/** A case that was asked for and has gone as far as a status. */
const ended = (status: VerificationStatus, more: Partial<Word> = {}): VerificationCase =>
  takeWord(requested, { ...word, status, ...more }, rules, now).state;

/** A verification of a degree, at each of its statuses. */
export const given = { rules, now, requested, word, ended };
