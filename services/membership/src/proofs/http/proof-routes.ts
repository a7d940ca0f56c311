import { failureBody, failureOf } from '@mumaris/kit/server/failure-body';
import type { KeySet } from '@mumaris/kit/secrets/sign';
import { type Request, type Response, Router } from 'express';
import { proofType } from '../domain/proof';
import type { ProofRules } from '../domain/proof-rules';
import { statusPurposes } from '../domain/status-bits';
import type { PublishedLists } from '../use-cases/published-lists';

interface Parts extends KeySet {
  /** The public address of this service: whose these keys are. */
  readonly issuer: string;
  readonly published: PublishedLists;
  readonly proofRules: ProofRules;
}

const keysAgeSeconds = 60;

/** Anybody may read them, a page's script too; who asks is not looked at. */
const open = (response: Response, maxAgeSeconds: number): Response =>
  response.set({ 'access-control-allow-origin': '*', 'cache-control': `public, max-age=${maxAgeSeconds}` });

/** A number of a list, as an address writes it. */
const listNumber = /^[1-9]\d{0,5}$/;

const sendList = async ({ published, proofRules }: Parts, request: Request, response: Response): Promise<void> => {
  const { params } = request;
  const purpose = statusPurposes.find((one) => one === params['purpose']);
  const list = String(params['list']);
  const found = purpose && listNumber.test(list) && (await published({ list: Number(list), purpose }));
  if (!found) {
    response.status(404).json(failureBody(failureOf('NOT_FOUND')));
    return;
  }
  open(response, proofRules.published.maxAgeSeconds).set('etag', found.etag);
  // Scripts of browsers say no-cache beside it, by which Express would send all of it again.
  if (request.get('if-none-match')?.includes(found.etag)) response.status(304).end();
  else response.type(`application/${proofType}`).send(found.text);
};

/** What checkers of proofs need (MEM-61): the lists of status, and the keys, as a set that says whose it is and as issuers publish theirs. */
export const proofRoutes = (parts: Parts): Router => {
  const { issuer, keys } = parts;
  return Router()
    .get('/proofs/status/:list/:purpose', (request, response) => sendList(parts, request, response))
    .get('/.well-known/jwks.json', (_, response) => void open(response, keysAgeSeconds).json({ issuer, keys }))
    .get(
      '/.well-known/jwt-vc-issuer',
      (_, response) => void open(response, keysAgeSeconds).json({ issuer, jwks: { keys } }),
    );
};
