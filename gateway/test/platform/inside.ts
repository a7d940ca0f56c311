import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { testLog } from '@mumaris/kit/testing';
import { buildSchema } from 'graphql';
import { staying } from '../../src/fetch/waiting';
import { answerGraph } from '../../src/answer-graph';
import { requestOfBody } from '../../src/http/graph-request';
import type { AnswerGraph } from '../../src/http/graph-route';
import { keepOperations } from '../../src/operations/operations';
import { configWith } from './config';

/** The real schema, as clients have it. */
export const clientSchema = buildSchema(readFileSync(path.join(__dirname, '../../../schemas/api.graphql'), 'utf8'), {
  noLocation: true,
});

/** The gateway without its sockets: reads a body and answers it. What would be planned is told to `plan`. */
export const gatewayInside = (plan: (document: string) => void, more: Record<string, string> = {}) => {
  const config = configWith(more);
  const planner = {
    schema: clientSchema,
    plan: (document: string) => {
      plan(document);
      return Promise.resolve(undefined);
    },
    stop: () => undefined,
  };
  const operations = keepOperations(planner, config);
  const answer = answerGraph({
    operations: () => operations,
    published: () => new Map(),
    answered: 'any',
    authenticate: () => undefined,
    addressOf: () => '127.0.0.1',
    askAs: () => () => Promise.reject(new Error('nobody is asked')),
    limits: config,
    log: testLog,
  });
  const request = { method: 'POST', headers: {} } as IncomingMessage;
  return {
    operations,
    answer: async (body: Buffer): ReturnType<AnswerGraph> => answer(requestOfBody(body, config), request, staying),
  };
};
