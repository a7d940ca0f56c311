import { createHash } from 'node:crypto';
import { compactOf } from '@mumaris/kit/secrets/sign';
import { bytesOf } from '../domain/bitstring';
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
  readonly bytes: Buffer;
  readonly signedFrom: number;
  /** By the process's own clock, in ms. */
  readonly lookedAt: number;
}

type PublishingDeps = Pick<Deps, 'places' | 'proofRules' | 'signer' | 'issuer' | 'clock'>;

const publish = async ({ proofRules, signer, issuer, clock }: PublishingDeps, name: ListName, bytes: Buffer) => {
  const said = statusListOf(name, bytes, issuer, proofRules, clock.now());
  const text = compactOf(await signer.sign(JSON.stringify(said), proofType));
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
};

/**
 * The lists as they are published (MEM-61). At most every `lookEveryMs` it is looked what is set in one, and it is signed anew where that has
 * changed, or its hour is over: what a request costs does not depend on how many credentials there are. Kept is what there is a list of.
 */
export const createPublishedLists = (deps: PublishingDeps) => {
  const { places, proofRules, issuer, clock } = deps;
  const { published, list } = proofRules;
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Kept | undefined>>();

  const look = async (key: string, name: ListName): Promise<Kept | undefined> => {
    const lookedAt = performance.now();
    const found = kept.get(key);
    if (!found && !(await places.hasList(name.list))) return undefined;
    const bytes = bytesOf(await places.set(name), list.entries);
    const hour = signedFrom(clock.now(), published).getTime();
    const isSame = found?.signedFrom === hour && found.bytes.equals(bytes);
    const { text, etag } = isSame ? found : await publish(deps, name, bytes);
    const now = { text, etag, bytes, signedFrom: hour, lookedAt };
    kept.set(key, now);
    return now;
  };

  /** A list; undefined where there is none of that number. */
  return (name: ListName): Promise<Published | undefined> => {
    const key = addressOf(name, issuer);
    const found = kept.get(key);
    if (found && performance.now() - found.lookedAt < published.lookEveryMs) return Promise.resolve(found);
    const running = underWay.get(key) ?? look(key, name).finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  };
};

export type PublishedLists = ReturnType<typeof createPublishedLists>;
