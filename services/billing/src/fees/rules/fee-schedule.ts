import { text } from '@mumaris/kit/rules';
import { z } from 'zod';
import { type Fee, feeKinds, type FeeSchedule } from '../domain/fees';

const day = z.iso.date();

const fee = z.strictObject({
  service: z.string().min(1),
  kind: z.enum(feeKinds),
  category: z.string().min(1).nullable().default(null),
  rank: z.string().min(1).nullable().default(null),
  amount: z.int().positive(),
  taxCode: z.string().min(1).max(32),
  validFrom: day,
  validTo: day.nullable().default(null),
});

const isSame = (a: Fee, b: Fee) =>
  a.service === b.service && a.kind === b.kind && a.category === b.category && a.rank === b.rank;
const isBefore = (a: Fee, b: Fee) => a.validTo !== null && a.validTo < b.validFrom;
const clash = (a: Fee, b: Fee) => isSame(a, b) && !isBefore(a, b) && !isBefore(b, a);

/** The places where a schedule contradicts itself: two fees for one thing on one day would make the amount a matter of luck. */
const contradictions = ({ services, fees }: FeeSchedule): string[] =>
  fees.flatMap((each, index) => {
    const name = `${each.service} ${each.kind} from ${each.validFrom}`;
    return [
      !services[each.service] && `${name}: the service has no name`,
      each.validTo !== null && each.validTo < each.validFrom && `${name}: ends before it begins`,
      fees.slice(index + 1).some((other) => clash(each, other)) && `${name}: another fee is in force at the same time`,
    ].filter((problem) => problem !== false);
  });

/** The shape of rules/fees.yaml (BIL-01). */
export const feeScheduleShape: z.ZodType<FeeSchedule> = z
  .strictObject({
    version: z.int().positive(),
    services: z.record(z.string(), text),
    lines: z.record(z.enum(feeKinds), text),
    fees: z.array(fee).min(1),
  })
  .superRefine((schedule, context) => {
    for (const message of contradictions(schedule)) context.addIssue({ code: 'custom', message });
  });
