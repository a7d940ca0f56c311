import { readFile } from 'node:fs/promises';
import type { Logger } from '@mumaris/kit/log';
import { type DocumentNode, Kind } from 'graphql';
import type { PublishingConfig } from '../config';
import { Refusal } from '../errors/refusal';
import { assertCost } from '../limits/assert-cost';
import { assertRequest } from '../limits/assert-request';
import { keepOperations, type Operations } from '../operations/operations';
import { readDocument } from '../operations/read-document';
import { createPlanner } from '../plan/isolated-planner';
import { askedWith, type PublishedDocument } from '../published/published';
import type { BuiltDocument, Fault } from './manifest';

const namesIn = ({ definitions }: DocumentNode): string[] =>
  definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION && node.name ? [node.name.value] : []));

/** The cost with the smallest pages: what is too much even then is never answered. */
const leastCost = ({ names, of }: Awaited<ReturnType<Operations['prepare']>>['cost']): number =>
  of(Object.fromEntries(names.map((name) => [name, 1])));

const whyOf = (error: unknown): string =>
  error instanceof Refusal
    ? error.errors
        .map(({ message, locations: [at] = [] }) =>
          at ? `${message} (line ${at.line}, column ${at.column})` : message,
        )
        .join(' ')
    : `it cannot be planned: ${error instanceof Error ? error.message : String(error)}`;

/** Does with a document all that the gateway does before it asks a subgraph. @throws Refusal; Error where it cannot be planned */
const checkDocument = async (
  text: string,
  { prepare }: Operations,
  config: PublishingConfig,
): Promise<PublishedDocument> => {
  assertRequest({ query: text, variables: {} }, config);
  const document = { text, names: namesIn(readDocument(text, config.MAX_TOKENS)) };
  for (const asked of askedWith(document)) assertCost(leastCost((await prepare(asked)).cost), config.MAX_COST);
  return document;
};

interface Checked {
  readonly documents: ReadonlyMap<string, PublishedDocument>;
  readonly faults: readonly Fault[];
}

/** Checks documents by what the gateway itself answers requests with. @throws where there is no supergraph to check them against */
export const checkDocuments = async (
  built: ReadonlyMap<string, BuiltDocument>,
  config: PublishingConfig,
  log: Logger,
): Promise<Checked> => {
  const planner = await createPlanner(await readFile(config.SUPERGRAPH_PATH, 'utf8'), config.PLANNER, log);
  try {
    const operations = keepOperations(planner, config);
    const documents = new Map<string, PublishedDocument>();
    const faults: Fault[] = [];
    for (const [hash, { title, text }] of built) {
      try {
        documents.set(hash, await checkDocument(text, operations, config));
      } catch (error) {
        faults.push({ title, why: whyOf(error) });
      }
    }
    return { documents, faults };
  } finally {
    planner.stop();
  }
};
