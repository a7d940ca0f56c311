import { type AggregateStore, type Ground, sealedStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { allIds, earliestIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import { emailKeyOf } from '@mumaris/kit/text/read-email';
import { readIdNumber } from '@mumaris/kit/text/read-number';
import type { Role } from '@mumaris/schemas';
import type { Account } from '../domain/account';
import { type IdDocument, keysOf, type Passport } from '@mumaris/kit/text/id-document';
import { accountModel, type AccountAtRest } from './account.model';

/** What makes an account one person's (IDN-05). */
type Identifiers = Pick<Account, 'email' | 'mobile' | 'idNumber' | 'passport'>;

/** The accounts; only it knows how they are encrypted. */
export interface AccountRepository extends Pick<AggregateStore<Account>, 'model' | 'find' | 'get' | 'update'> {
  findMany(ids: readonly string[]): Promise<Account[]>;
  /** The account of an e-mail address, national ID or iqama number as somebody typed it (IDN-07). */
  findByIdentifier(identifier: string): Promise<Account | undefined>;
  /** A keyed hash of an identifier as it was typed, by which tries are counted where there is no account (IDN-12). */
  keyOf(identifier: string): string;
  /** Every account that has one of the identifiers. */
  findHolders(identifiers: Partial<Identifiers>, tx?: Transaction): Promise<Account[]>;
  /** Accounts with a role, oldest first; for an operator's command: it looks through all. */
  findByRole(role: Role, limit: number): Promise<Account[]>;
  /** The account of a mobile number in E.164 (IDN-10). */
  findByMobile(mobile: string): Promise<Account | undefined>;
  /** @throws the store's duplicate error where an account has one of the identifiers; it ends the transaction */
  insert: AggregateStore<Account>['insert'];
  /** Closed accounts whose records need not be kept any more. */
  findErasable(now: Date, limit: number): Promise<string[]>;
  /** Forgets a closed account whose records need not be kept any more (IDN-15). */
  erase(id: string, now: Date, tx: Transaction): Promise<void>;
  /** Encrypts one anew under the newest key. */
  reseal(id: string): Promise<unknown>;
  ids(): AsyncIterable<string>;
}

/** A closed account is found by nothing that somebody may have again. */
const indexesOfClosed = ({ id }: Account) => {
  const nothing = `closed:${id}`;
  return { emailKey: nothing, mobileIndexes: [nothing], idNumberIndexes: [nothing] };
};

const atRest = (cipher: FieldCipher) => {
  const mobileIndexes = (mobile: string) => cipher.blindIndexes(`mobile:${mobile}`);
  const idNumberIndexes = (document: IdDocument) => keysOf(document).flatMap(cipher.blindIndexes);
  const indexes = ({ email, mobile, ...document }: Identifiers) => ({
    emailKey: emailKeyOf(email),
    mobileIndexes: mobileIndexes(mobile),
    idNumberIndexes: idNumberIndexes(document),
  });
  return {
    byMobile: (mobile: string) => ({ mobileIndexes: { $in: mobileIndexes(mobile) } }),
    byDocument: (document: IdDocument) => ({ idNumberIndexes: { $in: idNumberIndexes(document) } }),
    seal: (account: Account): AccountAtRest => ({
      ...account,
      ...(account.status === 'CLOSED' ? indexesOfClosed(account) : indexes(account)),
      mobile: cipher.encrypt(account.mobile),
      idNumber: account.idNumber && cipher.encrypt(account.idNumber),
      passport: account.passport && cipher.encrypt(JSON.stringify(account.passport)),
    }),
    open: ({ emailKey: _e, mobileIndexes: _m, idNumberIndexes: _i, ...account }: AccountAtRest): Account => ({
      ...account,
      mobile: cipher.decrypt(account.mobile),
      idNumber: account.idNumber && cipher.decrypt(account.idNumber),
      passport: account.passport === null ? null : (JSON.parse(cipher.decrypt(account.passport)) as Passport),
    }),
  };
};

export const accountRepository = (ground: Ground, cipher: FieldCipher): AccountRepository => {
  const model = accountModel(ground.connection);
  const { byMobile, byDocument, ...form } = atRest(cipher);
  const {
    model: name,
    fromRow,
    find,
    get,
    insert,
    update,
  } = sealedStore<Account, AccountAtRest>({ ...ground, model, form });
  const openAll = (rows: Stored<AccountAtRest>[]) => rows.map(fromRow);
  const findBy = async (filter: object, tx?: Transaction) =>
    openAll(
      await model
        .find(filter)
        .session(tx ?? null)
        .lean<Stored<AccountAtRest>[]>(),
    );
  return {
    model: name,
    find,
    get,
    insert,
    update,
    findMany: (ids) => findBy({ _id: { $in: ids } }),
    findByIdentifier: async (identifier) => {
      const idNumber = readIdNumber(identifier);
      const filter = idNumber ? byDocument({ idNumber, passport: null }) : { emailKey: emailKeyOf(identifier) };
      return (await findBy(filter)).at(0);
    },
    keyOf: (identifier) => cipher.blindIndex(`identifier:${readIdNumber(identifier) ?? emailKeyOf(identifier)}`),
    findHolders: (identifiers, tx) => {
      const { email, mobile, idNumber = null, passport = null } = identifiers;
      const shared = [
        ...(email === undefined ? [] : [{ emailKey: emailKeyOf(email) }]),
        ...(mobile === undefined ? [] : [byMobile(mobile)]),
        ...((idNumber ?? passport) ? [byDocument({ idNumber, passport })] : []),
      ];
      return findBy({ $or: shared }, tx);
    },
    findByRole: async (role, limit) =>
      openAll(await model.find({ roles: role }).sort({ _id: 1 }).limit(limit).lean<Stored<AccountAtRest>[]>()),
    findByMobile: async (mobile) => (await findBy(byMobile(mobile))).at(0),
    findErasable: (now, limit) => earliestIds(model, { eraseAt: { $lt: now } }, 'eraseAt', limit),
    erase: async (id, now, tx) => {
      await model.deleteOne({ _id: id, status: 'CLOSED', eraseAt: { $lt: now } }, { session: tx });
    },
    reseal: (id) => update(id, (account) => ({ state: { ...account } })),
    ids: () => allIds(model),
  };
};
