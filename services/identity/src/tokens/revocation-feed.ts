import type { Logger } from '@mumaris/kit/log';
import { signedRaw } from '@mumaris/kit/server/signed-only';
import { Router } from 'express';
import type { RevocationRepository } from '../store/revocation.repository';

interface Parts {
  revocations: Pick<RevocationRepository, 'since'>;
  callerKey: Uint8Array;
  log: Logger;
}

/** As many in one answer; who gets as many asks again from the last. */
const atMost = 10_000;

/**
 * What the gateway follows to refuse tokens before their end (IDN-08, PRT-01): `GET /revocations?since=<ms>`, by the
 * store's time, oldest first. Only the gateway is answered.
 */
export const revocationFeed = ({ revocations, callerKey, log }: Parts): Router =>
  Router().get('/revocations', signedRaw('identity', callerKey, log), async (request, response) => {
    const since = Number(request.query['since'] ?? 0);
    const { now, revocations: found } = await revocations.since(
      new Date(Number.isSafeInteger(since) && since > 0 ? since : 0),
      atMost,
    );
    const list = found.map(({ id, at, lifted }) => ({ id, at: at.getTime(), ...(lifted && { lifted }) }));
    response.set('cache-control', 'no-store').json({ now: now.getTime(), atMost, revocations: list });
  });
