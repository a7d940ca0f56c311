import type { Caller } from '@mumaris/kit/auth/caller';
import { signedRaw } from '@mumaris/kit/server/signed-only';
import { testLog } from '@mumaris/kit/testing';
import express, { type RequestHandler, Router } from 'express';

interface Revocation {
  id: string;
  at: number;
  lifted?: boolean;
}

/** A request for a token as it arrived at identity. */
interface Arrived {
  body: string;
  headers: Record<string, unknown>;
  caller: Caller;
}

export interface IdentityDesk {
  routes: Router;
  /** What the feed tells, oldest first. */
  revocations: Revocation[];
  /** How many it tells at once. */
  atMost: number;
  /** Whether it answers at all. */
  open: boolean;
  /** The `since` of each time that the feed was asked. */
  asked: number[];
  arrived: Arrived[];
  /** What a client is answered with. */
  answer: { status: number; headers?: Record<string, string>; body: object };
}

/** What identity answers beside its graph: the feed of revocations, and the token endpoint, behind the real signature. */
export const identityDesk = (key: () => Uint8Array): IdentityDesk => {
  const signed: RequestHandler = (request, response, next) =>
    signedRaw('identity', key(), testLog)(request, response, next);
  const desk: IdentityDesk = {
    routes: Router(),
    revocations: [],
    atMost: 10_000,
    open: true,
    asked: [],
    arrived: [],
    answer: { status: 200, headers: { 'cache-control': 'no-store' }, body: { access_token: 'a.b.c' } },
  };
  desk.routes
    .use(['/revocations', '/oauth/token'], (_request, response, next) => {
      if (desk.open) next();
      else response.destroy();
    })
    .get('/revocations', signed, (request, response) => {
      const since = Number(request.query['since']);
      desk.asked.push(since);
      const found = desk.revocations.filter(({ at }) => at >= since).slice(0, desk.atMost);
      response.json({ now: Date.now(), atMost: desk.atMost, revocations: found });
    })
    .post('/oauth/token', express.raw({ type: () => true }), signed, ({ body, headers, caller }, response) => {
      desk.arrived.push({ body: (body as Buffer).toString('utf8'), headers, caller: caller as Caller });
      const { status, headers: told = {}, body: answer } = desk.answer;
      response.status(status).set(told).json(answer);
    })
    .get('/.well-known/oauth-authorization-server', (_request, response) => {
      response.set('cache-control', 'public, max-age=60').json({ issuer: 'https://identity.test' });
    });
  return desk;
};
