import { maxTimeMS } from '@mumaris/kit/mongo/bounds';
import type { Connection } from '@mumaris/kit/mongo/connect';
import { date, type EveryField, maybeDate, text } from '@mumaris/kit/mongo/fields';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { Schema } from 'mongoose';
import { type Fact, factKinds } from '../domain/fact';

/** A fact as it lies: its id is its credential's, the version that it made, and its place among those of one change. */
interface FactRow {
  readonly _id: string;
  readonly credentialId: string;
  readonly version: number;
  readonly place: number;
  readonly kind: Fact['kind'];
  readonly effectiveFrom: Date;
  readonly effectiveUntil: Date | null;
  readonly knownAt: Date;
  readonly says: object;
}

const count = { type: Number, required: true } as const;

const schema = new Schema<FactRow>(
  {
    _id: text,
    credentialId: text,
    version: count,
    place: count,
    kind: { type: String, enum: factKinds, required: true },
    effectiveFrom: date,
    effectiveUntil: maybeDate,
    knownAt: date,
    says: { type: Object, required: true },
  } satisfies EveryField<FactRow>,
  { collection: 'credential-facts', versionKey: false, strict: 'throw', minimize: false },
).index({ credentialId: 1, version: 1, place: 1 });

/** What became known of credentials: added, and never changed or taken away. */
export interface CredentialFacts {
  add(credentialId: string, version: number, facts: readonly Fact[], tx: Transaction): Promise<void>;
  /** Whether any is kept: rows of before have none until they change. */
  has(credentialId: string, tx: Transaction): Promise<boolean>;
  /** In the order in which they became known. */
  of(credentialId: string): Promise<Fact[]>;
}

/** More than a lifetime of changes; of one that had more, nothing is said rather than something wrong. */
const mostOfOne = 2_000;

const read = ({ kind, effectiveFrom, effectiveUntil, knownAt, says }: FactRow): Fact =>
  ({ kind, effective: { from: effectiveFrom, until: effectiveUntil }, knownAt, says }) as Fact;

export const factRepository = (connection: Connection): CredentialFacts => {
  const model = connection.model<FactRow>('CredentialFact', schema);
  return {
    add: async (credentialId, version, facts, tx) => {
      const rows = facts.map(({ kind, effective, knownAt, says }, place) => ({
        ...{ _id: `${credentialId}.${version}.${place}`, credentialId, version, place, kind },
        ...{ effectiveFrom: effective.from, effectiveUntil: effective.until, knownAt, says },
      }));
      if (rows.length) await model.create(rows, { session: tx, ordered: true });
    },
    has: async (credentialId, tx) => (await model.exists({ credentialId }).session(tx)) !== null,
    of: async (credentialId) => {
      const rows = await model
        .find({ credentialId })
        .sort({ version: 1, place: 1 })
        .limit(mostOfOne + 1)
        .maxTimeMS(maxTimeMS)
        .lean<FactRow[]>();
      if (rows.length > mostOfOne) throw new Error(`${credentialId} has more than ${mostOfOne} facts`);
      return rows.map(read);
    },
  };
};
