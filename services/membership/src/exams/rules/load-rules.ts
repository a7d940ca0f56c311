import path from 'node:path';
import { loadRules as read, text } from '@mumaris/kit/rules';
import { professionalCategories } from '@mumaris/schemas';
import { z } from 'zod';
import type { ExamRules } from '../domain/exam-rules';

const file = path.join(__dirname, '..', '..', '..', 'rules', 'exams', 'exams.yaml');

const positive = z.int().positive();
const code = z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/);

const isZone = (zone: string): boolean => Intl.supportedValuesOf('timeZone').includes(zone);

const exam = z
  .strictObject({
    code,
    name: text,
    description: text,
    services: z.array(code).min(1),
    exempt: z.array(z.enum(professionalCategories)).default([]),
    // MEM-53 [S]: another number would be another rule.
    attempts: z.literal(3),
    freeAttempts: z.literal(2),
    waitDays: positive,
    resultValidMonths: positive,
    bookingClosesHours: positive,
    changeUntilHours: positive,
    offerHours: positive,
    mostWaiting: positive.max(100),
    excuseDays: positive,
    remarkingDays: positive,
    eligibilityMonths: positive,
  })
  .refine(({ changeUntilHours, bookingClosesHours }) => changeUntilHours >= bookingClosesHours, {
    error: 'what is freed while nobody can book any more would stay empty',
    path: ['changeUntilHours'],
  });

const centre = z.strictObject({
  code,
  name: text,
  city: text,
  country: z.string().regex(/^[A-Z]{2}$/),
  zone: z.string().refine(isZone, { error: 'is no time zone of IANA' }),
});

const isOnce = (codes: readonly string[]): boolean => new Set(codes).size === codes.length;

const shape: z.ZodType<ExamRules> = z
  .strictObject({
    exams: z.array(exam).min(1),
    mostSeats: positive.max(1_000),
    mostMonthsAhead: positive,
    reason: z.strictObject({ min: positive, max: positive }),
    mostResults: positive.max(1_000),
    failedReason: text,
    centres: z.array(centre).min(1),
  })
  .refine(({ exams }) => isOnce(exams.map((one) => one.code)), { error: 'two exams have one code', path: ['exams'] })
  .refine(({ exams }) => isOnce(exams.flatMap(({ services }) => services)), {
    error: 'a service needs one exam at most',
    path: ['exams'],
  })
  .refine(({ centres }) => isOnce(centres.map((one) => one.code)), {
    error: 'two centres have one code',
    path: ['centres'],
  });

/** Reads rules/exams/exams.yaml. @throws when it is not what its shape says */
export const loadExamRules = (): ExamRules => read(file, shape);
