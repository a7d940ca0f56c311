import type { Change } from '@mumaris/kit/change';
import { type AggregateStore, type Ground, sealedStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { type EveryField, maybeText, text } from '@mumaris/kit/mongo/fields';
import { Schema } from 'mongoose';
import type { Organisation } from '../domain/organisation';

/** An employer at rest, with what lists are ordered by: its name in lower case, as a person reads an alphabet. */
type OrganisationAtRest = Organisation & { readonly englishName: string };

const contact = new Schema({ name: text, email: text, phone: maybeText }, { _id: false, strict: 'throw' });

const schema = new Schema<Stored<OrganisationAtRest>>(
  {
    _id: text,
    version: { type: Number, required: true },
    englishName: text,
    name: { ar: text, en: text },
    city: { ar: text, en: text },
    status: { type: String, enum: ['ACTIVE', 'SUSPENDED'], required: true },
    contacts: { type: [contact], required: true },
  } satisfies EveryField<Stored<OrganisationAtRest>>,
  { collection: 'organisations', versionKey: false, strict: 'throw', minimize: false },
).index({ englishName: 1, _id: 1 });

const form = {
  seal: (organisation: Organisation): OrganisationAtRest => ({
    ...organisation,
    englishName: organisation.name.en.toLowerCase(),
  }),
  open: ({ englishName: _englishName, ...organisation }: OrganisationAtRest): Organisation => organisation,
};

/** The employers (PRT-01). */
export interface OrganisationRepository extends AggregateStore<Organisation, OrganisationAtRest> {
  findMany(ids: readonly string[]): Promise<Organisation[]>;
  /** By English name. @throws RuleViolation BAD_PAGE */
  page(page: PageArguments): Promise<Page<Organisation>>;
  /** Adds those that are not there yet. */
  addMissing(changes: readonly Change<Organisation>[]): Promise<void>;
}

export const organisationRepository = (ground: Ground): OrganisationRepository => {
  const model = ground.connection.model<Stored<OrganisationAtRest>>('Organisation', schema);
  const store = sealedStore<Organisation, OrganisationAtRest>({ ...ground, model, form });
  return {
    ...store,
    findMany: async (ids) =>
      (await model.find({ _id: { $in: [...ids] } }).lean<Stored<OrganisationAtRest>[]>()).map(store.fromRow),
    page: (page) => findPage(model, {}, page, { by: 'englishName', direction: 'oldest' }, store.fromRow),
    addMissing: async (changes) => {
      for (const change of changes) if (!(await store.find(change.state.id))) await store.insert(change);
    },
  };
};
