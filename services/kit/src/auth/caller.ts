import { createHmac, hash } from 'node:crypto';
import { roles, scopes } from '@mumaris/schemas';
import { jwtVerify } from 'jose';
import { z } from 'zod';

const callerShape = z.strictObject({
  accountId: z.string().max(64).optional(),
  sessionId: z.string().max(64).optional(),
  roles: z.array(z.enum(roles)).max(roles.length),
  /** An employer's client, which has no account. */
  client: z
    .strictObject({
      id: z.string().max(64),
      organisationId: z.string().max(64),
      scopes: z.array(z.enum(scopes)).max(scopes.length),
    })
    .optional(),
  /** The network address the request came from, as the gateway saw it. */
  address: z.string().max(64),
  device: z.string().max(300).optional(),
});

/** On whose behalf a subgraph is called. Without an account id and a client it is a visitor. */
export type Caller = z.infer<typeof callerShape>;

/** The header that carries the signed caller from the gateway to a subgraph. */
export const callerHeader = 'x-mumaris-caller';
const issuer = 'mumaris-gateway';
const lifetimeSeconds = 30;

const hashOf = (body: string | Buffer) => hash('sha256', body, 'base64url');

/** The call is not one that the gateway signed for this subgraph, this body and this moment. */
export class CallerRefused extends Error {
  override readonly name = 'CallerRefused';
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const protectedHeader = encoded({ alg: 'HS256' });

/**
 * Signs a call to one subgraph, as a JWT: who calls, the hash of the body, the subgraph's name and an expiry. By node:crypto, since
 * every request to the gateway signs several times, and web crypto hands each to another thread and back.
 * @param key the subgraph's own key, which no other subgraph knows
 */
export const signCaller = (caller: Caller, subgraph: string, body: string, key: Uint8Array): string => {
  const iat = Math.floor(Date.now() / 1_000);
  const claims = { caller, body: hashOf(body), iss: issuer, aud: subgraph, iat, exp: iat + lifetimeSeconds };
  const signed = `${protectedHeader}.${encoded(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
};

/** @throws CallerRefused where the call is unsigned, expired, altered, or meant for another subgraph */
export const verifyCaller = async (
  token: string | undefined,
  subgraph: string,
  body: Buffer,
  key: Uint8Array,
): Promise<Caller> => {
  if (!token) throw new CallerRefused('unsigned');
  const options = {
    issuer,
    audience: subgraph,
    algorithms: ['HS256'],
    maxTokenAge: lifetimeSeconds,
    clockTolerance: 5,
  };
  const { payload } = await jwtVerify(token, key, options).catch((error: Error) => {
    throw new CallerRefused(error.message);
  });
  if (payload['body'] !== hashOf(body)) throw new CallerRefused('the body was altered');
  const caller = callerShape.safeParse(payload['caller']);
  if (!caller.success) throw new CallerRefused('no caller');
  return caller.data;
};
