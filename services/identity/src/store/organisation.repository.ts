import { aggregateStore, type Change, fromStored, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import type { Outbox } from '@mumaris/kit/events/outbox';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import { maybeText, text } from '@mumaris/kit/mongo/fields';
import { type Connection, Schema } from 'mongoose';
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
  },
  { collection: 'organisations', versionKey: false, strict: 'throw', minimize: false },
).index({ englishName: 1, _id: 1 });

const seal = (organisation: Organisation): OrganisationAtRest => ({
  ...organisation,
  englishName: organisation.name.en.toLowerCase(),
});
const open = ({ englishName: _englishName, ...organisation }: OrganisationAtRest): Organisation => organisation;

/** The employers (PRT-01). */
export interface OrganisationRepository {
  find(id: string, tx?: Transaction): Promise<Organisation | undefined>;
  /** @throws RuleViolation NOT_FOUND */
  get(id: string, tx?: Transaction): Promise<Organisation>;
  findMany(ids: readonly string[]): Promise<Organisation[]>;
  /** By English name. @throws RuleViolation BAD_PAGE */
  page(page: PageArguments): Promise<Page<Organisation>>;
  insert(change: Change<Organisation>, tx?: Transaction): Promise<Organisation>;
  /** @throws RuleViolation NOT_FOUND */
  update(id: string, decide: (state: Organisation) => Change<Organisation>, tx: Transaction): Promise<Organisation>;
  /** Adds those that are not there yet. */
  addMissing(changes: readonly Change<Organisation>[]): Promise<void>;
}

export const organisationRepository = (connection: Connection, outbox: Outbox): OrganisationRepository => {
  const model = connection.model<Stored<OrganisationAtRest>>('Organisation', schema);
  const store = aggregateStore<OrganisationAtRest>({ connection, model, outbox });
  const openRow = (row: Stored<OrganisationAtRest>) => open(fromStored<OrganisationAtRest>(row));
  const insert = async ({ state, events = [] }: Change<Organisation>, tx?: Transaction) => {
    await store.insert({ state: seal(state), events }, tx);
    return state;
  };
  return {
    find: async (id, tx) => {
      const stored = await store.find(id, tx);
      return stored && open(stored);
    },
    get: async (id, tx) => open(await store.get(id, tx)),
    findMany: async (ids) =>
      (await model.find({ _id: { $in: [...ids] } }).lean<Stored<OrganisationAtRest>[]>()).map(openRow),
    page: (page) => findPage(model, {}, page, { by: 'englishName', direction: 'oldest' }, openRow),
    insert,
    update: async (id, decide, tx) => {
      const change = (stored: OrganisationAtRest) => {
        const { state, events = [] } = decide(open(stored));
        return { state: seal(state), events };
      };
      return open(await store.update(id, change, tx));
    },
    addMissing: async (changes) => {
      for (const change of changes) if (!(await store.find(change.state.id))) await insert(change);
    },
  };
};
