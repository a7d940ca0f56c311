import type { Change } from '@mumaris/kit/change';
import { book, cancelBooking, leaveVoided, missOffer } from '../src/exams/domain/booking';
import { answerRemarking, askRemarking, decideCorrection, proposeCorrection } from '../src/exams/domain/correction';
import { leaveSitting, voidSitting } from '../src/exams/domain/sitting';
import { candidacy, examRules, now, sat, sittingAt, sittingWith } from './exams-given';

const reason = { ar: 'كان مفتاح الإجابة عن السؤال 14 خاطئًا.', en: 'The key of question 14 was wrong.' };
const sitting = sittingAt('2026-12-13T07:00:00.000Z');
const booked = book(candidacy(), sitting, examRules, now);
const voided = voidSitting(sitting, { reason, by: 'acc_1' }, now).state;
const twice = sat(['FAIL', 'FAIL']);
const proposed = proposeCorrection(twice.state, { attempt: 2, to: 'PASS', reason, by: 'acc_1' }, now).state;
const asked = askRemarking(twice.state, { attempt: 1, why: 'السؤال 14' }, examRules, now).state;

/** Everything that exams say, each once. */
export const examChanges: readonly Pick<Change<unknown>, 'events'>[] = [
  booked,
  cancelBooking(booked.state, sitting, examRules, now),
  leaveSitting(sittingWith(1, 1, ['W1']), 'app_booked0', examRules, now),
  missOffer(candidacy('mona', { waitingFor: sitting.id }), sitting, examRules),
  leaveVoided(booked.state, voided, examRules),
  twice,
  decideCorrection(proposed, { attempt: 2, agree: true, by: 'acc_2' }, examRules, now),
  answerRemarking(asked, { attempt: 1, stands: true, text: reason, by: 'acc_1' }, examRules, now),
];
