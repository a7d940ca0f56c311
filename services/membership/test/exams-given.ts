import { loadExamRules } from '../src/exams';
import { type Applying, type Candidacy, openCandidacy } from '../src/exams/domain/candidacy';
import { book } from '../src/exams/domain/booking';
import { examOf } from '../src/exams/domain/exam-rules';
import { type Outcome, recordResult } from '../src/exams/domain/result';
import { type Candidate, createSitting, joinWaitingList, type Sitting, takeSeat } from '../src/exams/domain/sitting';
import type { ExamOutcome } from '@mumaris/schemas';

export const examRules = loadExamRules();
export const exam = examOf('PROFESSIONAL_CLASSIFICATION', examRules);
/** A Sunday, 12:30 in Riyadh. */
export const now = new Date('2026-11-22T09:30:00.000Z');
export const examiner = 'acc_examiner';

export const applying = (name: string): Applying => ({
  applicationId: `app_${name}`,
  number: `A-${name}`,
  service: 'CLASSIFICATION',
  category: 'NURSE',
  practitionerId: `pra_${name}`,
  accountId: `acc_${name}`,
});

export const candidate = (name: string): Candidate => {
  const { category: _category, ...one } = applying(name);
  return one;
};

export const candidacy = (name = 'mona', fields: Partial<Candidacy> = {}): Candidacy => ({
  ...openCandidacy(applying(name), exam, null, now).state,
  ...fields,
});

export const sittingAt = (startsAt: string, capacity = 10, id = `sit_${startsAt}`): Sitting => {
  const plan = { exam: exam.code, centre: 'CAIRO', startsAt: new Date(startsAt), capacity };
  return createSitting({ id, number: `S-${id}`, plan, by: examiner }, examRules, now).state;
};

/** A sitting with so many booked, and with those who wait, in order. */
export const sittingWith = (capacity: number, booked: number, waiting: readonly string[] = []): Sitting => {
  const empty = sittingAt('2026-12-13T07:00:00.000Z', Math.max(capacity, booked), 'sit_1');
  const people = Array.from({ length: booked }, (_, index) => candidate(`booked${index}`));
  const full = people.reduce((sitting, one) => takeSeat(sitting, one, examRules, now).state, empty);
  return waiting.reduce((sitting, name) => joinWaitingList(sitting, candidate(name), examRules, now).state, {
    ...full,
    capacity,
  });
};

/** Attempts one after another, a month apart, each with its fee settled where it has one. */
export const sat = (outcomes: readonly ExamOutcome[], name = 'mona'): Outcome => {
  let reached: Outcome = { state: candidacy(name), onward: null };
  for (const [index, outcome] of outcomes.entries()) {
    const sitting = sittingAt(`2027-0${index + 1}-20T07:00:00.000Z`);
    const at = new Date(sitting.startsAt.getTime() + 3_600_000);
    const { fee } = reached.state;
    const paid = { ...reached.state, fee: fee && { ...fee, settledAt: fee.settledAt ?? now } };
    const booked = book(paid, sitting, examRules, now).state;
    reached = recordResult(booked, sitting, { attempt: index + 1, outcome, by: examiner }, examRules, at);
  }
  return reached;
};

/** The code that a piece of work is refused with; undefined when it goes through. */
export const refusal = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
