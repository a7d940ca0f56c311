import type { Change } from '@mumaris/kit/change';
import { type AggregateStore, type Ground, sealedStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { runAgain, type Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { date, type EveryField, maybeText, text } from '@mumaris/kit/mongo/fields';
import { emailKeyOf } from '@mumaris/kit/text/read-email';
import { roles } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { Invitation } from '../domain/invitation';

type InvitationAtRest = Invitation & { readonly emailKey: string };

/** What became of an invitation is kept for a while after its end. */
const keepEndedSeconds = 90 * 86_400;

const schema = new Schema<Stored<InvitationAtRest>>(
  {
    _id: text,
    version: { type: Number, required: true },
    status: { type: String, enum: ['OPEN', 'ACCEPTED', 'REVOKED', 'REPLACED'], required: true },
    name: { first: text, last: text },
    email: text,
    emailKey: text,
    roles: { type: [String], enum: roles, required: true },
    language: { type: String, enum: ['AR', 'EN'], required: true },
    linkHash: text,
    invitedBy: maybeText,
    createdAt: date,
    expiresAt: date,
  } satisfies EveryField<Stored<InvitationAtRest>>,
  { collection: 'invitations', versionKey: false, strict: 'throw', minimize: false },
)
  // One open invitation an address, also when two administrators invite at once.
  .index({ emailKey: 1 }, { unique: true, partialFilterExpression: { status: 'OPEN' } })
  .index({ linkHash: 1 }, { unique: true })
  .index({ status: 1, createdAt: -1, _id: -1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: keepEndedSeconds });

export interface InvitationRepository extends Pick<AggregateStore<Invitation>, 'update'> {
  findByLink(linkHash: string): Promise<Invitation | undefined>;
  /** Adds an open invitation, in the place of one that waits for the same address. */
  replace(change: Change<Invitation>, tx: Transaction): Promise<Invitation>;
  /** Those that can be accepted now, newest first. @throws RuleViolation BAD_PAGE */
  page(page: PageArguments, now: Date): Promise<Page<Invitation>>;
}

const form = {
  seal: (invitation: Invitation): InvitationAtRest => ({ ...invitation, emailKey: emailKeyOf(invitation.email) }),
  open: ({ emailKey: _emailKey, ...invitation }: InvitationAtRest): Invitation => invitation,
};

export const invitationRepository = (ground: Ground): InvitationRepository => {
  const model = ground.connection.model<Stored<InvitationAtRest>>('Invitation', schema);
  const store = sealedStore<Invitation, InvitationAtRest>({ ...ground, model, form });
  return {
    update: store.update,
    findByLink: async (linkHash) => {
      const row = await model.findOne({ linkHash }).lean<Stored<InvitationAtRest> | null>();
      return row ? store.fromRow(row) : undefined;
    },
    replace: async (change, tx) => {
      const { emailKey } = form.seal(change.state);
      const replaced = { $set: { status: 'REPLACED' }, $inc: { version: 1 } };
      await model.updateOne({ emailKey, status: 'OPEN' }, replaced, { session: tx });
      try {
        return await store.insert(change, tx);
      } catch (error) {
        // Another invitation of the same address came between; it is replaced in turn.
        throw isDuplicate(error) ? runAgain(error as Error) : error;
      }
    },
    page: (page, now) =>
      findPage(
        model,
        { status: 'OPEN', expiresAt: { $gte: now } },
        page,
        { by: 'createdAt', direction: 'newest' },
        store.fromRow,
      ),
  };
};
