import { type Day, dayOf, endOfDay } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { type AggregateStore, type Ground, sealedStore } from '@mumaris/kit/mongo/aggregate-store';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { earliestIds } from '@mumaris/kit/mongo/ids';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import type { Change } from '@mumaris/kit/change';
import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import { usualLicence } from '../domain/licence';
import type { Practitioner } from '../domain/practitioner';
import { usualQualification } from '../domain/qualification';
import { type PractitionerAtRest, practitionerModel, type PractitionerRow } from './practitioner.model';

/** The profiles; only it knows how the number of an ID document is encrypted. */
export interface Practitioners extends AggregateStore<Practitioner, PractitionerAtRest> {
  /**
   * Writes new profiles, all or none; made anew with other numbers where a file number is taken.
   * @throws RuleViolation PROFILE_EXISTS where an account has one, also when two race
   */
  open(make: () => readonly Change<Practitioner>[] | Promise<readonly Change<Practitioner>[]>): Promise<Practitioner[]>;
  /** Which of these file numbers profiles have. */
  fileNumbersAmong(numbers: readonly string[]): Promise<ReadonlySet<string>>;
  hasMembershipNumber(number: string): Promise<boolean>;
  byIds(ids: readonly string[]): Promise<Practitioner[]>;
  findByFileNumber(fileNumber: string): Promise<Practitioner | undefined>;
  byAccountIds(accountIds: readonly string[], tx?: Transaction): Promise<Practitioner[]>;
  /** Who was last asked to confirm on a day or before, the longest ago first. */
  findAskedUntil(day: Day, limit: number): Promise<string[]>;
}

const formOf = (cipher: FieldCipher) => ({
  seal: ({ profile, ...state }: Practitioner): PractitionerAtRest => {
    const { idDocument } = profile;
    const sealed = idDocument && { ...idDocument, number: cipher.encrypt(idDocument.number) };
    return { ...state, profile: { ...profile, idDocument: sealed } };
  },
  open: ({ profile: { address, ...person }, ...row }: PractitionerAtRest): Practitioner => {
    const { names = null, idDocument = null } = person;
    const opened = idDocument && { ...idDocument, number: cipher.decrypt(idDocument.number) };
    const openedOn = dayOf(row.openedAt);
    return {
      photoId: null,
      experiences: [],
      confirmedOn: openedOn,
      askedOn: openedOn,
      ...row,
      licences: (row.licences ?? []).map((licence) => ({ ...usualLicence, ...licence })),
      qualifications: (row.qualifications ?? []).map((qualification) => ({ ...usualQualification, ...qualification })),
      profile: { ...person, names, idDocument: opened, address: { national: null, ...address } },
    };
  },
});

export const practitionerRepository = (ground: Ground, cipher: FieldCipher): Practitioners => {
  const { connection } = ground;
  const model = practitionerModel(connection);
  const store = sealedStore<Practitioner, PractitionerAtRest>({ ...ground, model, form: formOf(cipher) });

  const insertAll = (decisions: readonly Change<Practitioner>[]) =>
    inTransaction(connection, async (tx) => {
      const opened: Practitioner[] = [];
      for (const decision of decisions) opened.push(await store.insert(decision, tx));
      return opened;
    });

  const open: Practitioners['open'] = async (make) => {
    for (;;) {
      try {
        return await insertAll(await make());
      } catch (error) {
        if (isDuplicate(error, 'accountId')) throw new RuleViolation('PROFILE_EXISTS');
        if (!isDuplicate(error, 'fileNumber')) throw error;
      }
    }
  };

  const find = async (filter: object, tx?: Transaction) => {
    const rows = await model
      .find(filter)
      .session(tx ?? null)
      .lean<PractitionerRow[]>();
    return rows.map(store.fromRow);
  };

  return {
    ...store,
    open,
    fileNumbersAmong: async (numbers) => {
      if (!numbers.length) return new Set();
      const rows = await model.find({ fileNumber: { $in: numbers } }, { fileNumber: 1 }).lean();
      return new Set(rows.map(({ fileNumber }) => fileNumber));
    },
    hasMembershipNumber: async (membershipNumber) => (await model.exists({ membershipNumber })) !== null,
    byIds: (ids) => find({ _id: { $in: ids } }),
    findByFileNumber: async (fileNumber) => (await find({ fileNumber })).at(0),
    byAccountIds: (accountIds, tx) => find({ accountId: { $in: accountIds } }, tx),
    findAskedUntil: (day, limit) => {
      // Rows from before count from their opening.
      const before = { askedOn: null, openedAt: { $lte: endOfDay(day) } };
      return earliestIds(model, { $or: [{ askedOn: { $lte: day } }, before] }, 'askedOn', limit);
    },
  };
};
