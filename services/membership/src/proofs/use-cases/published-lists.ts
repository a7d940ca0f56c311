import { createHash } from 'node:crypto';
import { compactOf } from '@mumaris/kit/secrets/sign';
import { proofType } from '../domain/proof';
import { addressOf, type ListName, signedFrom, statusListOf } from '../domain/status-list';
import type { Deps } from './deps';

/** A list as it is handed out. */
export interface Published {
  readonly text: string;
  /** The same for the same bytes, at every replica. */
  readonly etag: string;
}

interface Kept extends Published {
  readonly version: number;
  readonly signedFrom: number;
  /** By the process's own clock, in ms. */
  readonly lookedAt: number;
}

type PublishingDeps = Pick<Deps, 'places' | 'lists' | 'proofRules' | 'signer' | 'issuer' | 'clock'>;

const build = async (deps: PublishingDeps, name: ListName): Promise<Omit<Kept, 'lookedAt'>> => {
  const { lists, proofRules, signer, issuer, clock } = deps;
  const now = clock.now();
  const state = await lists.read(name);
  const said = statusListOf(name, state, issuer, proofRules, now);
  const text = compactOf(await signer.sign(JSON.stringify(said), proofType));
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  return { text, etag, version: state.version, signedFrom: signedFrom(now, proofRules.published).getTime() };
};

/**
 * The lists as they are published (MEM-61). At most every `lookEveryMs` one is asked for its version, and read and signed anew where that has
 * changed, or its hour is over: what a request costs does not depend on how many credentials there are. Kept is what there is a list of.
 */
export const createPublishedLists = (deps: PublishingDeps) => {
  const { places, lists, proofRules, issuer, clock } = deps;
  const { lookEveryMs } = proofRules.published;
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Kept | undefined>>();

  const look = async (key: string, name: ListName): Promise<Kept | undefined> => {
    const lookedAt = performance.now();
    const found = kept.get(key);
    if (!found && !(await places.hasList(name.list))) return undefined;
    const hour = signedFrom(clock.now(), proofRules.published).getTime();
    const isSame = found?.signedFrom === hour && found.version === (await lists.versionOf(name));
    const now = { ...(isSame ? found : await build(deps, name)), lookedAt };
    kept.set(key, now);
    return now;
  };

  /** A list; undefined where there is none of that number. */
  return (name: ListName): Promise<Published | undefined> => {
    const key = addressOf(name, issuer);
    const found = kept.get(key);
    if (found && performance.now() - found.lookedAt < lookEveryMs) return Promise.resolve(found);
    const running = underWay.get(key) ?? look(key, name).finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  };
};

export type PublishedLists = ReturnType<typeof createPublishedLists>;
