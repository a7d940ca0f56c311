import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { type ExpressContextFunctionArgument, expressMiddleware } from '@as-integrations/express5';
import type { SubgraphName } from '@mumaris/schemas';
import express, { type Router } from 'express';
import type { Belongings } from '../auth/access';
import type { Caller } from '../auth/caller';
import { type RateLimitFields, rateLimitFields } from '../limits/rate-limit-fields';
import type { Logger } from '../log';
import { createDocumentStore } from './document-store';
import { close, listen } from './listen';
import { maskErrors } from './mask-errors';
import { refuseInWords } from './refuse';
import { signedOnly, traced } from './signed-only';
import { subgraphSchema } from './subgraph-schema';
import { type IsWanted, patienceHeader, wantedBy } from './wanted';

/** What every resolver gets: the caller, and what the service adds for one request (use cases, loaders). */
export interface CallerContext {
  caller: Caller;
  isWanted?: IsWanted;
}

export interface SubgraphOptions<C extends CallerContext> {
  name: SubgraphName;
  /** Resolver map of the service; scalars are added. */
  resolvers: object;
  /** Whose the objects of each type are. */
  belongings?: Belongings;
  /** Makes the context of one request: its batching loaders live as long as it does, and what it counts is told with its answer. */
  context(caller: Caller, rateLimit: RateLimitFields): C;
  callerKey: Uint8Array;
  host: string;
  port: number;
  /** For how long it serves on when it is told to stop. */
  graceMs?: number;
  log: Logger;
  /** Told of every error that is masked as INTERNAL. */
  onUnexpected?: (error: unknown) => void;
  /** Told where the service itself goes beyond its contract; by default, what it does then fails. */
  onMistake?: (error: Error) => void;
  /** Health checks, and what else the service serves over plain HTTP: webhooks, keys. */
  routes: readonly Router[];
}

export interface RunningSubgraph {
  url: string;
  stop(): Promise<void>;
}

const maxBody = '2mb';

/** Starts one subgraph behind the gateway's signature. @throws when a field has no @access rule or no port is free */
export const startSubgraph = async <C extends CallerContext>(options: SubgraphOptions<C>): Promise<RunningSubgraph> => {
  const { name, resolvers, belongings, context, callerKey, host, port, graceMs, log, onUnexpected, onMistake, routes } =
    options;
  const apollo = new ApolloServer<C>({
    schema: subgraphSchema(name, resolvers, { belongings, onMistake }),
    introspection: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    documentStore: createDocumentStore(),
    // With its locations a document keeps every token of its text; no answer tells them.
    parseOptions: { noLocation: true },
    formatError: maskErrors(log, onUnexpected),
    // Timings of resolvers and unmasked errors would travel in the answer's extensions.
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const contextOf = ({ req, res }: ExpressContextFunctionArgument): Promise<C> => {
    const rateLimit = rateLimitFields((name, value) => {
      // What is still counted when an error has ended the answer is told by none.
      if (!res.headersSent) res.setHeader(name, value);
    });
    const isWanted = wantedBy(res, req.get(patienceHeader));
    return Promise.resolve({ ...context(req.caller as Caller, rateLimit), isWanted });
  };
  await apollo.start();
  const app = express().disable('x-powered-by').use(traced);
  for (const router of routes) app.use(router);
  app.use(
    '/graphql',
    express.raw({ type: () => true, limit: maxBody }),
    signedOnly(name, callerKey, log),
    expressMiddleware(apollo, { context: contextOf }),
  );
  app.use(refuseInWords(log));
  const listening = await listen(app, host, port);
  log.info({ url: listening.url }, `${name} listens`);
  return {
    url: listening.url,
    stop: async () => {
      await close(listening, graceMs);
      await apollo.stop();
    },
  };
};
