import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** Of the documents as JSON: of those that are parsed without their locations, about 10 MB in memory. */
const mostCharacters = 4_000_000;

/**
 * Keeps the operations that were asked last, so that each is parsed and validated once. The gateway writes a caller's names and
 * literals into its calls, and so a caller can make as many different ones as they like: the library's own store, which takes
 * its 30 MiB for the size in memory, comes to 120.
 * @param most characters of JSON in all; what alone is longer is not kept
 */
export const createDocumentStore = (most = mostCharacters): DocumentStore => {
  /** The one that was asked last is the last. */
  const kept = new Map<string, { document: DocumentNode; size: number }>();
  let total = 0;
  const drop = (key: string) => {
    total -= kept.get(key)?.size ?? 0;
    return kept.delete(key);
  };
  return {
    get: (key) => {
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
      }
      return Promise.resolve(found?.document);
    },
    set: (key, document) => {
      drop(key);
      const size = JSON.stringify(document).length;
      kept.set(key, { document, size });
      total += size;
      for (const oldest of kept.keys()) {
        if (total <= most) break;
        drop(oldest);
      }
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(drop(key)),
  };
};
