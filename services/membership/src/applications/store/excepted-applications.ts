import { addDays, type Day, endOfDay } from '@mumaris/kit/calendar';
import { maxTimeMS } from '@mumaris/kit/mongo/bounds';
import type { Connection } from '@mumaris/kit/mongo/connect';
import type { ProfessionalCategory } from '@mumaris/schemas';
import type { Application } from '../domain/application';
import { changeableStatuses } from '../domain/excepted';
import type { ServiceCode } from '../domain/service';
import { applicationModel } from './application.model';

/** Which applications; lists are empty for all. */
interface Which {
  readonly services: readonly ServiceCode[];
  readonly categories: readonly ProfessionalCategory[];
}

/** Of these the returned ones that have to be answered within some days, both counted. */
interface Returned extends Which {
  readonly endsFrom: Day | null;
  readonly endsUntil: Day | null;
}

/** Applications as exceptions look for them (MEM-36). */
export interface ExceptedApplications {
  countReturned(which: Returned): Promise<number>;
  /** The first by their numbers, each with the end that it had without exceptions. */
  firstReturned(
    which: Returned,
    limit: number,
  ): Promise<(Pick<Application, 'number' | 'practitionerId'> & { readonly dueAt: Date | null })[]>;
  /** Those that end before the end of a day for all that was done with them. */
  findReturnedEndingBefore(which: Returned, until: Day, limit: number): Promise<string[]>;
  /** Returned ones that an exception gives longer than to the end of a day. */
  findProlonged(exceptionId: string, beyond: Day, limit: number): Promise<string[]>;
  countProlonged(exceptionId: string): Promise<number>;
  /** How many of those that can still be changed there are. */
  changeableIds(which: Which, limit: number): Promise<string[]>;
  /** Those that can still be changed and that an exception has not reached. */
  findUnwaived(which: Which, exceptionId: string, limit: number): Promise<string[]>;
  /** Those that can still be changed and that an exception lets off beyond a day. */
  findWaived(exceptionId: string, beyond: Day, limit: number): Promise<string[]>;
  countWaived(exceptionId: string): Promise<number>;
}

const filterOf = ({ services, categories }: Which): object => ({
  ...(services.length && { service: { $in: services } }),
  ...(categories.length && { category: { $in: categories } }),
});

const changeable: object = { status: { $in: changeableStatuses } };

/** From the first millisecond of the first day to the last of the last. */
const returnedOf = ({ endsFrom, endsUntil, ...which }: Returned): object => {
  const within = { $gt: endOfDay(addDays(endsFrom ?? '', -1)), $lte: endOfDay(endsUntil ?? '') };
  return {
    status: 'RETURNED',
    ...filterOf(which),
    $or: [{ prolonged: null, dueAt: within }, { 'prolonged.firstDueAt': within }],
  };
};

export const exceptedApplications = (connection: Connection): ExceptedApplications => {
  const model = applicationModel(connection);
  const idsOf = async (filter: object, limit: number) =>
    (await model.find(filter, { _id: 1 }).limit(limit).maxTimeMS(maxTimeMS).lean()).map(({ _id }) => _id);
  const count = (filter: object) => model.countDocuments(filter).maxTimeMS(maxTimeMS).exec();
  return {
    countReturned: (which) => count(returnedOf(which)),
    firstReturned: async (which, limit) => {
      const fields = { number: 1, practitionerId: 1, dueAt: 1, prolonged: 1 };
      const rows = await model
        .find(returnedOf(which), fields)
        .sort({ number: 1 })
        .limit(limit)
        .maxTimeMS(maxTimeMS)
        .lean();
      return rows.map(({ number, practitionerId, dueAt, prolonged }) => ({
        number,
        practitionerId,
        dueAt: prolonged?.firstDueAt ?? dueAt,
      }));
    },
    findReturnedEndingBefore: (which, until, limit) =>
      idsOf({ $and: [returnedOf(which), { dueAt: { $lt: endOfDay(until) } }] }, limit),
    findProlonged: (exceptionId, beyond, limit) =>
      idsOf({ 'prolonged.exceptionId': exceptionId, status: 'RETURNED', dueAt: { $gt: endOfDay(beyond) } }, limit),
    countProlonged: (exceptionId) => count({ 'prolonged.exceptionId': exceptionId }),
    changeableIds: (which, limit) => idsOf({ ...changeable, ...filterOf(which) }, limit),
    findUnwaived: (which, exceptionId, limit) =>
      idsOf({ ...changeable, ...filterOf(which), 'waived.exceptionId': { $ne: exceptionId } }, limit),
    findWaived: (exceptionId, beyond, limit) =>
      idsOf({ ...changeable, waived: { $elemMatch: { exceptionId, until: { $gt: beyond } } } }, limit),
    countWaived: (exceptionId) => count({ 'waived.exceptionId': exceptionId }),
  };
};
