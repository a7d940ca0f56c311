import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** W3C Trace Context: `00-<trace id>-<span id>-01`. */
const pattern = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;
const storage = new AsyncLocalStorage<string>();

/** Of UUIDs, since Node makes them of random bytes that it has in store: each request begins with one. */
const newTraceparent = () => {
  const id = randomUUID().replaceAll('-', '');
  return `00-${id}-${id.slice(16)}-01`;
};

/** Runs `work` under the trace of `traceparent`, or under a new one where it is missing or malformed. */
export const withTrace = <T>(traceparent: string | undefined, work: () => T): T =>
  storage.run(traceparent && pattern.test(traceparent) ? traceparent : newTraceparent(), work);

/** The header to send on, so that the next hop writes the same trace id. */
export const currentTraceparent = (): string | undefined => storage.getStore();

/** The id that a person quotes to support and that finds every log line of one request. */
export const currentTraceId = (): string | undefined => pattern.exec(storage.getStore() ?? '')?.[1];
