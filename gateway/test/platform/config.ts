import { subgraphNames } from '@mumaris/schemas';
import { type GatewayConfig, readConfig } from '../../src/config';

const key = Buffer.alloc(32, 1).toString('base64url');

/** A configuration for what asks nobody. */
export const configWith = (more: Record<string, string> = {}): GatewayConfig =>
  readConfig({
    NODE_ENV: 'test',
    JWKS_URL: 'http://identity.test',
    TOKEN_ISSUER: 'http://identity.test',
    INTROSPECTION: 'true',
    ...Object.fromEntries(
      subgraphNames.flatMap((name) => [
        [`${name.toUpperCase()}_URL`, 'http://x.test'],
        [`${name.toUpperCase()}_CALLER_KEY`, key],
      ]),
    ),
    ...more,
  });

/** Every limit, so high that nothing meets it. */
export const noLimits: Record<string, string> = Object.fromEntries(
  Object.keys(configWith())
    .filter((name) => name.startsWith('MAX_'))
    .map((name) => [name, '1000000']),
);
