import type { Logger } from '@mumaris/kit/log';
import { z } from 'zod';
import { passOn } from '../fetch/pass-on';
import type { Subgraph } from '../fetch/subgraph';

/** The sessions, clients and employers whose tokens are refused before their end (IDN-08, PRT-01). */
export interface Revocations {
  has(this: void, id: string): boolean;
  /** Whether the list was read at least once: before that nobody's token can be judged. */
  readonly known: boolean;
  /** How long ago it was read. */
  ageMs(this: void): number;
  stop(this: void): void;
}

const everyMs = 1_000;
const timeoutMs = 2_000;
/** With the time-out this keeps what is revoked once identity is back within the 5 s that PRT-01 allows. */
const longestPauseMs = 2_500;
/**
 * What is written in a transaction that commits late has an earlier time than what was read before: it is asked for again.
 * Longer than the 60 s that the store lets a transaction live.
 */
const overlapMs = 90_000;
/** Longer than any access token lives. */
const keepMs = 3_600_000;

const feedShape = z.object({
  now: z.number(),
  atMost: z.number().int().positive(),
  revocations: z.array(z.object({ id: z.string(), at: z.number(), lifted: z.boolean().default(false) })),
});
type Feed = z.infer<typeof feedShape>;

const readFeed = async (identity: Subgraph, since: number): Promise<Feed> => {
  const { status, text } = await passOn(identity, {
    method: 'GET',
    path: `/revocations?since=${since}`,
    caller: { roles: [], address: '' },
    timeoutMs,
  });
  if (status !== 200) throw new Error(`status ${status}`);
  return feedShape.parse(JSON.parse(text));
};

/** The list itself, by the time of identity's store. */
const createList = (identity: Subgraph) => {
  const revoked = new Map<string, number>();
  let since = 0;
  const take = ({ revocations }: Feed) => {
    for (const { id, at, lifted } of revocations) {
      if (lifted) revoked.delete(id);
      else revoked.set(id, at);
    }
  };
  const forget = (now: number) => {
    for (const [id, at] of revoked) if (at < now - keepMs) revoked.delete(id);
  };
  return {
    has: (id: string) => revoked.has(id),
    /** Reads what is new, page by page. */
    read: async () => {
      let from = since;
      for (;;) {
        const feed = await readFeed(identity, from);
        take(feed);
        const last = feed.revocations.at(-1);
        if (!last || feed.revocations.length < feed.atMost) {
          since = feed.now - overlapMs;
          return forget(feed.now);
        }
        // A whole page of one millisecond would be asked for again for ever.
        from = last.at > from ? last.at : from + 1;
      }
    },
  };
};

/**
 * Follows identity's revocations: all of the last hour at the start, then what is new, about every second. While
 * identity is away the last list stays in force, and the pauses grow.
 * @returns once the first reading was tried
 */
export const followRevocations = async (identity: Subgraph, log: Logger): Promise<Revocations> => {
  const list = createList(identity);
  let readAt: number | undefined;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const readOnce = async () => {
    try {
      await list.read();
      readAt = Date.now();
      failures = 0;
    } catch (error) {
      failures += 1;
      if (!stopped) log.warn({ err: error, failures }, "identity's revocations cannot be read");
    }
  };
  const follow = async () => {
    await readOnce();
    const pauseMs = failures ? Math.min(longestPauseMs, 250 * 2 ** failures) : everyMs;
    if (!stopped) timer = setTimeout(() => void follow(), pauseMs);
  };
  await follow();
  return {
    has: list.has,
    get known() {
      return readAt !== undefined;
    },
    ageMs: () => Date.now() - (readAt ?? 0),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
