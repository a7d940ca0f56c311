import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { compactOf, type SignedText } from '@mumaris/kit/secrets/sign';
import { type DecisionKind, decisionKinds } from '@mumaris/schemas';
import { type Connection, Schema } from 'mongoose';
import type { Decision, KeptDecision } from '../domain/decision';

/** A decision as it lies in its collection: the text that is signed, which the store packs better than its base64. */
interface DecisionRow extends SignedText {
  readonly _id: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly kind: DecisionKind;
  readonly at: Date;
}

const schema = new Schema<DecisionRow>(
  {
    _id: text,
    applicationId: text,
    accountId: text,
    kind: { type: String, enum: decisionKinds, required: true },
    at: date,
    header: text,
    text,
    signature: text,
  } satisfies EveryField<DecisionRow>,
  { collection: 'decisions', versionKey: false, strict: 'throw' },
).index({ applicationId: 1, at: -1, _id: -1 });

/** What was decided on applications: added, and never changed. */
export interface Decisions {
  add(row: DecisionRow, tx: Transaction): Promise<void>;
  byIds(ids: readonly string[]): Promise<KeptDecision[]>;
  /** The newest first, of all together at most 50 times as many as there are applications. */
  ofApplications(applicationIds: readonly string[]): Promise<KeptDecision[]>;
}

const mostOfOne = 50;

const read = ({ _id: id, accountId, ...signed }: DecisionRow): KeptDecision => ({
  ...(JSON.parse(signed.text) as Decision),
  id,
  accountId,
  bundle: compactOf(signed),
});

export const decisionRepository = (connection: Connection): Decisions => {
  const model = connection.model<DecisionRow>('Decision', schema);
  return {
    add: async (row, tx) => {
      await model.create([row], { session: tx });
    },
    byIds: async (ids) => (await model.find({ _id: { $in: ids } }).lean<DecisionRow[]>()).map(read),
    ofApplications: async (ids) => {
      const rows = await model
        .find({ applicationId: { $in: ids } })
        .sort({ at: -1, _id: -1 })
        .limit(mostOfOne * ids.length)
        .lean<DecisionRow[]>();
      return rows.map(read);
    },
  };
};
