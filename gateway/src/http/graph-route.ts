import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { currentTraceId, withTrace } from '@mumaris/kit/trace';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestLimits } from '../config';
import { asGraphError, Refusal, refusal } from '../errors/refusal';
import type { Json } from '../execute/json';
import { createWaiting, type Waiting } from '../fetch/waiting';
import type { Admission } from './admission';
import { bodyReader } from './body';
import { type CrossOrigin } from './cross-origin';
import { assertJson, assertOwn, type GraphRequest, requestOfAddress, requestOfBody } from './graph-request';
import { type Form, formFor } from './media';
import { reply } from './reply';
import { busy, turnAway } from './turn-away';

/** What a request to the graph is answered with. */
interface GraphAnswer {
  readonly data?: Json | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

type Headers = Readonly<Record<string, string>>;

/** Answers what is asked of the graph. @throws Refusal */
export type AnswerGraph = (
  asked: GraphRequest,
  request: IncomingMessage,
  waiting: Waiting,
) => Promise<{ readonly body: GraphAnswer; readonly headers: Headers }>;

interface Parts {
  answer: AnswerGraph;
  admission: Admission;
  crossOrigin: CrossOrigin;
  limits: RequestLimits;
  log: Logger;
}

const methods = 'GET, POST, OPTIONS';
const vary = 'origin, accept, accept-encoding, authorization';

/** Reads what is asked, by either method. @throws Refusal */
const requestReader = (limits: RequestLimits) => {
  const bodyOf = bodyReader(limits.MAX_BODY_BYTES);
  return async (request: IncomingMessage): Promise<GraphRequest> => {
    assertOwn(request.headers);
    if (request.method === 'GET') return requestOfAddress(request.url ?? '');
    assertJson(request.headers);
    return requestOfBody(await bodyOf(request), limits);
  };
};

/** What no code expected: logged, and masked like any other error. */
const unexpected = (error: unknown, log: Logger) => {
  log.error({ err: error }, 'a request failed');
  return new Refusal([asGraphError(new RuleViolation('INTERNAL'))], { status: 500 });
};

/** GraphQL over HTTP: reads a request, has it answered, and writes the answer in the form that the client reads. */
export const graphRoute = ({ answer, admission, crossOrigin, limits, log }: Parts): RequestListener => {
  const read = requestReader(limits);
  /** Takes a place while it is answered: neither a body that does not arrive nor an answer that is not fetched keeps it. */
  const answerInTurn: AnswerGraph = async (...asked) => {
    if (!admission.enter()) throw busy();
    try {
      return await answer(...asked);
    } finally {
      admission.leave();
    }
  };
  const respond = async (request: IncomingMessage, response: ServerResponse, waiting: Waiting): Promise<void> => {
    const began = performance.now();
    const always = ['x-trace-id', currentTraceId() ?? '', 'vary', vary, ...crossOrigin(request)];
    if (request.method === 'OPTIONS') return void response.writeHead(204, always).end();
    let form: Form = { media: 'application/json', saysByStatus: true };
    const send = (body: GraphAnswer, status = 200, headers: Headers = {}) => {
      const { 'cache-control': control = 'no-store', ...more } = headers;
      const timing = `total;dur=${(performance.now() - began).toFixed(1)}`;
      return reply(request, response, {
        status,
        media: form.media,
        body: JSON.stringify(body),
        headers: [...always, 'cache-control', control, 'server-timing', timing, ...Object.entries(more).flat()],
      });
    };
    try {
      if (request.method !== 'GET' && request.method !== 'POST')
        throw refusal(new RuleViolation('METHOD_NOT_ALLOWED'), 405, { headers: { allow: methods } });
      form = formFor(request.headers.accept);
      const asked = await read(request);
      const { body, headers } = await answerInTurn(asked, request, waiting);
      if (!waiting.isGone()) await send(body, 200, headers);
    } catch (error) {
      if (waiting.isGone()) return;
      const refused = error instanceof Refusal ? error : unexpected(error, log);
      const { status, isAboutOperation, headers } = refused.answered;
      await send({ errors: refused.errors }, isAboutOperation && !form.saysByStatus ? 200 : status, headers);
    }
  };
  return (request, response) => {
    if (admission.isFull()) return turnAway(response, crossOrigin(request));
    const { leave, ...waiting } = createWaiting();
    response.once('close', leave);
    const traceparent = request.headers['traceparent'];
    withTrace(typeof traceparent === 'string' ? traceparent : undefined, () => {
      respond(request, response, waiting).catch((error: unknown) => {
        log.error({ err: error }, 'an answer could not be sent');
        response.destroy();
      });
    });
  };
};
