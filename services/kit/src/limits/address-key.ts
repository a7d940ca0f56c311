import { isIPv6 } from 'node:net';

/** The groups of an IPv6 address that one subscriber has to himself: he may use any of the addresses below. */
const networkGroups = 4;

const groupsOf = (address: string): string[] => {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head ? head.split(':') : [];
  if (tail === undefined) return before;
  const after = tail ? tail.split(':') : [];
  return [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
};

/** What tries are counted by: an IPv4 address, or the /64 network of an IPv6 one (IDN-12). */
export const addressKey = (address: string): string => {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address).slice(0, networkGroups);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
};
