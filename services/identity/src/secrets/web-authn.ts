import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { IdentityConfig } from '../config';
import type { Passkey } from '../domain/passkey';
import { type Assertion, readAssertion, readCreation } from './web-authn-answers';

type NewCredential = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'backedUp'>;
/** What the browser is asked with, as JSON text, and the challenge in it. */
interface Ask {
  readonly challenge: string;
  readonly options: string;
}

/** WebAuthn Level 3, without attestation: which make an authenticator is does not matter (IDN-14). */
export interface WebAuthn {
  /** Asks for a new credential that can sign in by itself and checks who unlocks it. */
  askForCreation(owner: { id: string; email: string }, known: readonly Passkey[]): Promise<Ask>;
  /** @returns undefined where anything about the answer is not as it must be */
  verifyCreation(answer: string, challenge: string): Promise<NewCredential | undefined>;
  /** Asks for any credential of ours. */
  askForAssertion(): Promise<Ask>;
  /** Reads which credential answers; undefined where the text is no answer. */
  readAssertion(answer: string): Assertion | undefined;
  /** @returns undefined where anything about the answer is not as it must be, also where the counter does not rise */
  verifyAssertion(
    answer: Assertion,
    challenge: string,
    passkey: Passkey,
  ): Promise<Pick<Passkey, 'counter' | 'backedUp'> | undefined>;
}

type Settings = Pick<IdentityConfig, 'RP_ID' | 'RP_NAME' | 'RP_ORIGINS'>;

/** The library throws plain errors for whatever is wrong with an answer, which all mean one thing to us: refused. */
const orRefused = async <T>(verify: () => Promise<T>): Promise<T | undefined> => verify().catch(() => undefined);

const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const decode = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));

export const createWebAuthn = ({ RP_ID: rpID, RP_NAME: rpName, RP_ORIGINS: origins }: Settings): WebAuthn => {
  const expected = (expectedChallenge: string) => ({
    expectedChallenge,
    expectedOrigin: origins,
    expectedRPID: rpID,
    requireUserVerification: true,
  });
  return {
    askForCreation: async ({ id, email }, known) => {
      const options = await generateRegistrationOptions({
        rpID,
        rpName,
        userName: email,
        userID: new TextEncoder().encode(id),
        attestationType: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: known.map(({ credentialId, transports }) => ({
          id: credentialId,
          transports: [...transports],
        })),
      });
      return { challenge: options.challenge, options: JSON.stringify(options) };
    },
    verifyCreation: async (answer, challenge) => {
      const response = readCreation(answer);
      if (!response) return undefined;
      const result = await orRefused(() =>
        verifyRegistrationResponse({ response: response as RegistrationResponseJSON, ...expected(challenge) }),
      );
      if (!result?.verified) return undefined;
      const { credential, credentialBackedUp: backedUp } = result.registrationInfo;
      const { id: credentialId, publicKey, counter } = credential;
      const transports = response.response.transports ?? [];
      return { credentialId, publicKey: encode(publicKey), counter, transports, backedUp };
    },
    askForAssertion: async () => {
      const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
      return { challenge: options.challenge, options: JSON.stringify(options) };
    },
    readAssertion,
    verifyAssertion: async (answer, challenge, { credentialId: id, publicKey, counter }) => {
      const result = await orRefused(() =>
        verifyAuthenticationResponse({
          response: answer as AuthenticationResponseJSON,
          credential: { id, publicKey: decode(publicKey), counter },
          ...expected(challenge),
        }),
      );
      if (!result?.verified) return undefined;
      const { newCounter, credentialBackedUp: backedUp } = result.authenticationInfo;
      return { counter: newCounter, backedUp };
    },
  };
};
