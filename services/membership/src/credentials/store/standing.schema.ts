import { date, type EveryField, maybeDate, maybeText, text as someText } from '@mumaris/kit/mongo/fields';
import { conditionKinds } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { Condition, EndNotice, RenewalUnderWay, Standing, Suspension } from '../domain/standing';

export const part = { _id: false, strict: 'throw' } as const;

export const text = new Schema({ ar: someText, en: someText }, part);

const suspension = new Schema(
  { id: someText, from: date, until: maybeDate, liftedAt: maybeDate } satisfies EveryField<Suspension>,
  part,
);

const condition = new Schema(
  {
    id: someText,
    kind: { type: String, enum: conditionKinds, required: true },
    wording: { type: text, required: true },
    startsOn: someText,
    lastDay: maybeText,
    liftedAt: maybeDate,
  } satisfies EveryField<Condition>,
  part,
);

const renewal = new Schema(
  { applicationId: someText, from: date, until: maybeDate } satisfies EveryField<RenewalUnderWay>,
  part,
);

const notice = new Schema(
  { end: someText, days: { type: Number, required: true } } satisfies EveryField<EndNotice>,
  part,
);

/** What stands on a credential, as it lies in its row. */
export const standing = new Schema(
  {
    revokedAt: maybeDate,
    suspensions: { type: [suspension], required: true },
    conditions: { type: [condition], required: true },
    renewal: { type: renewal, default: null },
    notice: { type: notice, default: null },
  } satisfies EveryField<Standing>,
  part,
);
