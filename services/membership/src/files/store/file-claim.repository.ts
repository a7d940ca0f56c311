import { type AggregateStore, type Ground, sealedStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import { fileAgreements, fileClaimDecisions } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { Statement } from '../domain/agreement';
import type { FileClaim } from '../domain/file-claim';

/** A claim at rest: what was stated is encrypted as a whole. */
interface ClaimAtRest extends Omit<FileClaim, 'statement'> {
  readonly statement: string;
}
type Row = Stored<ClaimAtRest>;

const schema = new Schema<Row>(
  {
    _id: text,
    version: { type: Number, required: true },
    accountId: text,
    hasAccount: { type: Boolean, required: true },
    statement: text,
    fileId: maybeText,
    differences: { type: [String], enum: fileAgreements, required: true },
    claimedAt: date,
    decision: { type: String, enum: [...fileClaimDecisions, null], default: null },
    reason: maybeText,
    decidedBy: maybeText,
    decidedAt: maybeDate,
    dueAt: maybeDate,
    answeredAt: maybeDate,
    forgetAt: maybeDate,
  } satisfies EveryField<Row>,
  { collection: 'file-claims', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ accountId: 1, decision: 1 })
  .index({ decision: 1, claimedAt: 1, _id: 1 })
  .index({ dueAt: 1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

/** The claims of files (IDN-16); only it knows how they are encrypted. */
export interface FileClaims extends AggregateStore<FileClaim, ClaimAtRest> {
  /** The last granted claim by which an account gets its file. */
  findGranted(accountId: string, tx?: Transaction): Promise<FileClaim | undefined>;
  /** Those that wait for another reviewer than whose they are, oldest first. @throws RuleViolation BAD_PAGE */
  queue(notOf: string, page: PageArguments): Promise<Page<FileClaim>>;
  /** Refusals whose day has come. */
  findDue(now: Date, limit: number): Promise<string[]>;
}

const formOf = (cipher: FieldCipher) => ({
  seal: ({ statement, ...claim }: FileClaim): ClaimAtRest => ({
    ...claim,
    statement: cipher.encrypt(JSON.stringify(statement)),
  }),
  open: ({ statement, ...claim }: ClaimAtRest): FileClaim => ({
    ...claim,
    statement: JSON.parse(cipher.decrypt(statement)) as Statement,
  }),
});

export const fileClaimRepository = (ground: Ground, cipher: FieldCipher): FileClaims => {
  const model = ground.connection.model<Row>('FileClaim', schema);
  const store = sealedStore<FileClaim, ClaimAtRest>({ ...ground, model, form: formOf(cipher) });
  return {
    ...store,
    findGranted: async (accountId, tx) => {
      const row = await model
        .findOne({ accountId, decision: 'GRANT' })
        .sort({ decidedAt: -1 })
        .session(tx ?? null)
        .lean<Row | null>();
      return row ? store.fromRow(row) : undefined;
    },
    queue: (notOf, page) => {
      const waiting = { decision: null, answeredAt: null, fileId: { $type: 'string' }, accountId: { $ne: notOf } };
      return findPage(model, waiting, page, { by: 'claimedAt', direction: 'oldest' }, store.fromRow);
    },
    findDue: (now, limit) => earliestIds(model, { dueAt: { $lt: now } }, 'dueAt', limit),
  };
};
