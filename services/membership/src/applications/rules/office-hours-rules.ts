import { text } from '@mumaris/kit/rules';
import { z } from 'zod';
import type { NamedDays, OfficeHours } from '../domain/office-hours';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const opening = { opens: time, closes: time };
const days = { from: z.iso.date(), to: z.iso.date(), name: text };

const shape: z.ZodType<OfficeHours> = z.strictObject({
  version: z.int().positive(),
  days: z.array(z.int().min(0).max(6)).min(1),
  ...opening,
  holidays: z.array(z.strictObject(days)).max(200),
  shorterHours: z.array(z.strictObject({ ...days, ...opening })).max(50),
});

const orderProblems = (periods: readonly NamedDays[]): string[] =>
  periods.flatMap(({ from, to }, index) => {
    const before = periods[index - 1];
    return [
      to < from && `${from} to ${to} ends before it begins`,
      before && from <= before.to && `${from} has to come after ${before.to}`,
    ].filter((problem) => typeof problem === 'string');
  });

const openingProblems = (openings: readonly { readonly opens: string; readonly closes: string }[]): string[] =>
  openings.filter(({ opens, closes }) => closes <= opens).map(({ opens }) => `what opens at ${opens} closes later`);

/** The whole of rules/applications/office-hours.yaml; refuses periods that overlap or are out of order. */
export const officeHoursRules = shape.superRefine((hours, { addIssue }) => {
  const { holidays, shorterHours } = hours;
  const problems = [
    ...orderProblems(holidays),
    ...orderProblems(shorterHours),
    ...openingProblems([hours, ...shorterHours]),
  ];
  for (const message of problems) addIssue({ code: 'custom', message });
});
