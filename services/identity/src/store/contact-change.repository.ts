import type { Change } from '@mumaris/kit/change';
import { type AggregateStore, type Ground, sealedStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { allIds, earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import type { ContactChangeStatus } from '@mumaris/schemas';
import type { ContactChange } from '../domain/contact-change';
import { takeTryOf } from './code-tries';
import { contactChangeModel } from './contact-change.model';

type Decide = (change: ContactChange) => Change<ContactChange>;

/** The requests to change e-mail or mobile; only it knows how the new ones are encrypted. */
export interface ContactChangeRepository extends Pick<
  AggregateStore<ContactChange>,
  'model' | 'find' | 'get' | 'update'
> {
  findByNumber(number: string): Promise<ContactChange | undefined>;
  findByLink(linkHash: string): Promise<ContactChange | undefined>;
  insert(change: Change<ContactChange>, tx: Transaction): Promise<ContactChange>;
  /** Applies a decision to every change of an account that is not done. */
  updateOpen(accountId: string, decide: Decide, tx: Transaction): Promise<void>;
  /** Ends what is open, and forgets the contacts of every change of an account: it is closed (IDN-15). */
  forgetContacts(accountId: string, end: Decide, tx: Transaction): Promise<void>;
  removeAllOf(accountId: string, tx: Transaction): Promise<void>;
  /** An account's, newest first. @throws RuleViolation BAD_PAGE */
  page(accountId: string, page: PageArguments): Promise<Page<ContactChange>>;
  /** Takes one try of the code before it is judged. @returns undefined where none can be taken now (IDN-12) */
  takeTry(id: string, now: Date): Promise<ContactChange | undefined>;
  findDue(now: Date, limit: number): Promise<string[]>;
  /** Encrypts one anew under the newest key. */
  reseal(id: string): Promise<unknown>;
  ids(): AsyncIterable<string>;
}

const openStatuses: ContactChangeStatus[] = ['DRAFT', 'AWAITING_CONFIRMATION'];

const formOf = (cipher: FieldCipher) => {
  const through = (turn: (text: string) => string, change: ContactChange): ContactChange => ({
    ...change,
    newEmail: change.newEmail && turn(change.newEmail),
    newMobile: change.newMobile && turn(change.newMobile),
  });
  return {
    seal: (change: ContactChange) => through(cipher.encrypt, change),
    open: (change: ContactChange) => through(cipher.decrypt, change),
  };
};

export const contactChangeRepository = (ground: Ground, cipher: FieldCipher): ContactChangeRepository => {
  const model = contactChangeModel(ground.connection);
  const form = formOf(cipher);
  const store = sealedStore<ContactChange, ContactChange>({ ...ground, model, form });
  const { find, insert, update, fromRow } = store;
  const opened = (row: Stored<ContactChange> | null) => (row ? fromRow(row) : undefined);
  const findOne = async (filter: object) => opened(await model.findOne(filter).lean<Stored<ContactChange> | null>());
  const updateOpen: ContactChangeRepository['updateOpen'] = async (accountId, decide, tx) => {
    const filter = { accountId, status: { $in: openStatuses } };
    for (const { _id } of await model.find(filter, { _id: 1 }).session(tx).lean()) await update(_id, decide, tx);
  };
  return {
    model: store.model,
    find,
    get: store.get,
    findByNumber: (number) => findOne({ number }),
    findByLink: (linkHash) => findOne({ 'link.hash': linkHash }),
    insert,
    update,
    updateOpen,
    forgetContacts: async (accountId, end, tx) => {
      await updateOpen(accountId, end, tx);
      await model.updateMany({ accountId }, { $set: { newEmail: null, newMobile: null } }, { session: tx });
    },
    removeAllOf: async (accountId, tx) => {
      await model.deleteMany({ accountId }, { session: tx });
    },
    page: (accountId, page) => findPage(model, { accountId }, page, { direction: 'newest' }, fromRow),
    takeTry: async (id, now) => {
      const taken = await takeTryOf<ContactChange>(model, id, now);
      return taken && form.open(taken);
    },
    findDue: (now, limit) => earliestIds(model, { dueAt: { $lt: now }, status: { $in: openStatuses } }, 'dueAt', limit),
    reseal: (id) => update(id, (change) => ({ state: { ...change } })),
    ids: () => allIds(model),
  };
};
