import { randomBytes } from 'node:crypto';
import { hash, type Options, verify } from '@node-rs/argon2';
import type { IdentityConfig } from '../config';
import { oneForm } from '../domain/password-policy';
import { createLanes } from './lanes';

/** Hashes passwords with argon2id (IDN-13), a bounded number at a time. */
export interface Passwords {
  /** Refuses work that would have to wait too long, before it costs anything. @throws RuleViolation TRY_AGAIN */
  assertRoom(): void;
  /** @returns PHC form, with its parameters. @throws RuleViolation TRY_AGAIN */
  hash(password: string): Promise<string>;
  /**
   * Takes the same time whether or not there is a hash to compare with: time does not tell who has an account
   * (IDN-07).
   * @throws RuleViolation TRY_AGAIN
   */
  matches(passwordHash: string | undefined, password: string): Promise<boolean>;
  /** Whether a hash was made with parameters that cost less than today's. */
  isOutdated(passwordHash: string): boolean;
}

type Settings = Pick<
  IdentityConfig,
  | 'ARGON2_MEMORY_KIB'
  | 'ARGON2_PASSES'
  | 'ARGON2_THREADS'
  | 'PASSWORD_LANES'
  | 'PASSWORD_QUEUE'
  | 'PASSWORD_PATIENCE_MS'
>;

/** `$argon2id$v=19$m=65536,t=3,p=1$…` */
const pattern = /^\$argon2id\$v=\d+\$m=(\d+),t=(\d+),p=\d+\$/;

export const createPasswords = async (settings: Settings): Promise<Passwords> => {
  // argon2id is the library's default; it is an enum that cannot be named from here.
  const options: Options = {
    memoryCost: settings.ARGON2_MEMORY_KIB,
    timeCost: settings.ARGON2_PASSES,
    parallelism: settings.ARGON2_THREADS,
  };
  const lanes = createLanes({
    width: settings.PASSWORD_LANES,
    queue: settings.PASSWORD_QUEUE,
    patienceMs: settings.PASSWORD_PATIENCE_MS,
  });
  const nobodys = await hash(randomBytes(32), options);
  return {
    assertRoom: lanes.assertRoom,
    isOutdated: (passwordHash) => {
      const [, memory, passes] = (pattern.exec(passwordHash) ?? []).map(Number);
      return !memory || !passes || memory < settings.ARGON2_MEMORY_KIB || passes < settings.ARGON2_PASSES;
    },
    hash: (password) => lanes.run(() => hash(oneForm(password), options)),
    matches: (passwordHash, password) =>
      lanes.run(async () => (await verify(passwordHash ?? nobodys, oneForm(password))) && passwordHash !== undefined),
  };
};
