import { isIP, isIPv4 } from 'node:net';

const withPort = /^(?:(\d+(?:\.\d+){3})|\[(.+)\])(?::\d{1,5})?$/;
const mapped = /^\[::ffff:([\da-f]{1,4}):([\da-f]{1,4})\]$/;

/** An IPv4 address that is written as an IPv6 one; undefined for all others. */
const ipv4In = (address: string): string | undefined => {
  const [, high, low] = mapped.exec(new URL(`http://[${address}]`).hostname) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [first >> 8, first & 255, second >> 8, second & 255].join('.');
};

/**
 * The address of a socket or of a proxy's word, as one machine has one: without the port that some proxies add, and an IPv4 address
 * as such, however it is written, since tries are counted by it (IDN-12). Undefined where it is none.
 */
export const plainAddress = (given: string | undefined): string | undefined => {
  const [, dotted, bracketed] = withPort.exec(given ?? '') ?? [];
  const address = dotted ?? bracketed ?? given ?? '';
  if (!isIP(address)) return undefined;
  return isIPv4(address) || address.includes('%') ? address : (ipv4In(address) ?? address);
};
