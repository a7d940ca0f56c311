import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** Of the documents as JSON: of those that are parsed without their locations, about 10 MB in memory. */
const mostCharacters = 4_000_000;

/**
 * Keeps the operations that were asked last, so that each is parsed and validated once. A caller can make as many different
 * ones as they like: the library's own store, which takes its 30 MiB for the size in memory, comes to 120.
 * @param most characters of JSON in all; what alone is longer is not kept
 */
export const createDocumentStore = (most = mostCharacters): DocumentStore => {
  const kept = new LRUCache<string, DocumentNode>({
    maxSize: most,
    sizeCalculation: (document) => JSON.stringify(document).length,
  });
  return {
    get: (key) => Promise.resolve(kept.get(key)),
    set: (key, document) => Promise.resolve(void kept.set(key, document)),
    delete: (key) => Promise.resolve(kept.delete(key)),
  };
};
