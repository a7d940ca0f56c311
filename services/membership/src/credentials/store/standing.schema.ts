import { bothLanguages, date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { conditionKinds } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { Condition, EndNotice, RenewalUnderWay, Standing, Suspension } from '../domain/standing';

export const part = { _id: false, strict: 'throw' } as const;

const suspension = new Schema(
  { id: text, from: date, until: maybeDate, liftedAt: maybeDate } satisfies EveryField<Suspension>,
  part,
);

const condition = new Schema(
  {
    id: text,
    kind: { type: String, enum: conditionKinds, required: true },
    wording: { type: bothLanguages, required: true },
    startsOn: text,
    lastDay: maybeText,
    liftedAt: maybeDate,
  } satisfies EveryField<Condition>,
  part,
);

const renewal = new Schema(
  { applicationId: text, from: date, until: maybeDate } satisfies EveryField<RenewalUnderWay>,
  part,
);

const notice = new Schema({ end: text, days: { type: Number, required: true } } satisfies EveryField<EndNotice>, part);

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
