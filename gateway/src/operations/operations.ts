import { type DocumentNode, print, separateOperations } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Plan } from '../plan/plan';
import type { Planner } from '../plan/planner';
import { type Operation, prepare } from './operation';

/** What strangers vary does not grow without end: the most operations, and plans, that are kept of one supergraph. */
const maxOperations = 2_000;
const maxPlans = 2_000;
/** Characters of all their documents together. */
const maxLength = 2_000_000;

/** Keeps what is made for a key, also while it is being made; what cannot be made is not kept. */
const kept = <T extends object>(max: number) => {
  const entries = new LRUCache<string, Promise<T>>({ max, maxSize: maxLength });
  return (key: string, make: () => Promise<T>): Promise<T> => {
    const known = entries.get(key);
    if (known) return known;
    const making = make();
    entries.set(key, making, { size: key.length });
    making.catch(() => entries.delete(key));
    return making;
  };
};

export interface Operations {
  /**
   * The operation of a document that was validated.
   * @param source the document's text  @param name of the operation, where there are several
   * @throws when there is no way to answer it
   */
  of(source: string, name: string | null | undefined, document: DocumentNode): Promise<Operation>;
}

/** The operations that are asked for over one supergraph, each prepared once. */
export const keepOperations = ({ schema, plan }: Planner): Operations => {
  const operations = kept<Operation>(maxOperations);
  const plans = kept<{ plan: Plan }>(maxPlans);
  const planOf = async (document: DocumentNode) =>
    (await plans(print(document), async () => ({ plan: await plan(document) }))).plan;
  return {
    of: (source, name, document) =>
      operations(`${name ?? ''} ${source}`, () => {
        const own = name ? (separateOperations(document)[name] ?? document) : document;
        return prepare(schema, own, planOf);
      }),
  };
};
