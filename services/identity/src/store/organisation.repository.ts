import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { type Connection, Schema } from 'mongoose';
import type { Organisation } from '../domain/organisation';

type OrganisationRow = Omit<Organisation, 'id'> & {
  readonly _id: string;
  /** What lists are ordered by: in lower case, as a person reads an alphabet. */
  readonly englishName: string;
};

const text = { type: String, required: true } as const;

const schema = new Schema<OrganisationRow>(
  { _id: text, englishName: text, name: { ar: text, en: text }, city: { ar: text, en: text } },
  { collection: 'organisations', versionKey: false, strict: 'throw', minimize: false },
).index({ englishName: 1, _id: 1 });

const open = ({ _id, name, city }: OrganisationRow): Organisation => ({ id: _id, name, city });

export interface OrganisationRepository {
  findMany(ids: readonly string[]): Promise<Organisation[]>;
  /** By English name. @throws RuleViolation BAD_PAGE */
  page(page: PageArguments): Promise<Page<Organisation>>;
  /** Adds those that are not there yet. */
  addMissing(organisations: readonly Organisation[]): Promise<void>;
}

export const organisationRepository = (connection: Connection): OrganisationRepository => {
  const model = connection.model<OrganisationRow>('Organisation', schema);
  return {
    findMany: async (ids) => (await model.find({ _id: { $in: ids } }).lean<OrganisationRow[]>()).map(open),
    page: (page) => findPage(model, {}, page, { by: 'englishName', direction: 'oldest' }, open),
    addMissing: async (organisations) => {
      await model.bulkWrite(
        organisations.map(({ id, name, city }) => ({
          updateOne: {
            filter: { _id: id },
            update: { $setOnInsert: { englishName: name.en.toLowerCase(), name, city } },
            upsert: true,
          },
        })),
      );
    },
  };
};
