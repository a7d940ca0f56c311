import { createRequire } from 'node:module';
import { writeFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../platform/run.mjs';

const load = createRequire(path.join(root, 'gateway/package.json'));
const { subgraphNames, supergraphPath } = load('@mumaris/schemas');

const issuer = 'https://identity.bench';
const audience = 'mumaris';

/** A pair of keys as identity has, what it publishes of them, and the tokens that they sign. */
export const createIssuer = async () => {
  const { exportJWK, generateKeyPair, SignJWT } = load('jose');
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'EdDSA' }] });
  /** A practitioner's token, which outlives the run. @param {object} [claims] @returns {Promise<string>} */
  const token = (claims = {}) =>
    new SignJWT({ sub: 'acc_1', sid: 'ses_1', roles: ['PRACTITIONER'], ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k1' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('1d')
      .sign(pair.privateKey);
  return { jwks, token };
};

/** Calls to each subgraph are signed with its own key. @param {string} name */
export const callerKeyOf = (name) => Buffer.alloc(32, subgraphNames.indexOf(name) + 1).toString('base64url');

/** As the gateway's .env.template has it. */
const gatewayNodeOptions = '--max-semi-space-size=16';

/**
 * What our gateway is configured with, as in production.
 * @param {number} port @param {string} jwksUrl @param {(name: string) => string} urlOf the base address of a subgraph
 * @returns {Record<string, string>}
 */
export const gatewayEnv = (port, jwksUrl, urlOf) => ({
  HOST: '127.0.0.1',
  PORT: String(port),
  JWKS_URL: jwksUrl,
  TOKEN_ISSUER: issuer,
  TOKEN_AUDIENCE: audience,
  STOP_GRACE_MS: '0',
  NODE_OPTIONS: gatewayNodeOptions,
  ...Object.fromEntries(
    subgraphNames.flatMap((/** @type {string} */ name) => [
      [`${name.toUpperCase()}_URL`, urlOf(name)],
      [`${name.toUpperCase()}_CALLER_KEY`, callerKeyOf(name)],
    ]),
  ),
});

/** The repository's own supergraph with other addresses of the subgraphs, as a file. @param {string} dir @param {(name: string) => string} urlOf */
export const supergraphOver = (dir, urlOf) => {
  const sdl = readFileSync(supergraphPath, 'utf8').replace(
    /@join__graph\(name: "(\w+)", url: "[^"]*"\)/g,
    (_, name) => `@join__graph(name: "${name}", url: "${urlOf(name)}/graphql")`,
  );
  const file = path.join(dir, 'supergraph.graphql');
  writeFileSync(file, sdl);
  return file;
};
