import type { Day } from '@mumaris/kit/calendar';
import { maxTimeMS } from '@mumaris/kit/mongo/bounds';
import type { Connection } from '@mumaris/kit/mongo/connect';
import type { ProfessionalCategory } from '@mumaris/schemas';
import type { Credential } from '../domain/credential';
import { credentialModel } from './credential.model';

/** Which registrations: those that end within some days, both counted. */
interface Ending {
  /** Empty for all. */
  readonly categories: readonly ProfessionalCategory[];
  readonly endsFrom: Day | null;
  readonly endsUntil: Day | null;
}

/** The registrations that end within some days, as exceptions look for them (MEM-36). */
export interface EndingCredentials {
  count(ending: Ending): Promise<number>;
  /** The first by their numbers. */
  first(ending: Ending, limit: number): Promise<Pick<Credential, 'number' | 'practitionerId' | 'expiresOn'>[]>;
  /** Those that end before a day for all that was done with them, and their cards. */
  findEndingBefore(ending: Ending, until: Day, limit: number): Promise<string[]>;
  /** Those that an exception lets run beyond a day, and their cards. */
  findExtended(exceptionId: string, beyond: Day, limit: number): Promise<string[]>;
  /** How many an exception lets run longer. */
  countExtended(exceptionId: string): Promise<number>;
}

/** A suspension may be over before the end; what another registration follows is over with that. */
const filterOf = ({ categories, endsFrom, endsUntil }: Ending): object => ({
  expiresOn: { $gte: endsFrom, $lte: endsUntil },
  status: { $ne: 'REVOKED' },
  followedBy: null,
  ...(categories.length && { category: { $in: categories } }),
});

const kinds: readonly Credential['kind'][] = ['REGISTRATION', 'CARD'];

export const endingCredentials = (connection: Connection): EndingCredentials => {
  const model = credentialModel(connection);
  const idsOf = async (filter: object, limit: number) =>
    (
      await model
        .find({ kind: { $in: kinds }, ...filter }, { _id: 1 })
        .limit(limit)
        .lean()
    ).map(({ _id }) => _id);
  return {
    count: (ending) =>
      model
        .countDocuments({ kind: 'REGISTRATION', ...filterOf(ending) })
        .maxTimeMS(maxTimeMS)
        .exec(),
    first: (ending, limit) =>
      model
        .find({ kind: 'REGISTRATION', ...filterOf(ending) }, { number: 1, practitionerId: 1, expiresOn: 1 })
        .sort({ number: 1 })
        .limit(limit)
        .maxTimeMS(maxTimeMS)
        .lean()
        .exec(),
    findEndingBefore: (ending, until, limit) =>
      idsOf({ ...filterOf(ending), $or: [{ extension: null }, { 'extension.until': { $lt: until } }] }, limit),
    findExtended: (exceptionId, beyond, limit) =>
      idsOf({ 'extension.exceptionId': exceptionId, 'extension.until': { $gt: beyond } }, limit),
    countExtended: (exceptionId) =>
      model.countDocuments({ 'extension.exceptionId': exceptionId, kind: 'REGISTRATION' }).maxTimeMS(maxTimeMS).exec(),
  };
};
