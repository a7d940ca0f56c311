import { addressKey } from './address-key';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:0:12:aaaa:bbbb:cccc:dddd', '2001:db8:0:12::/64'],
  ['2001:DB8:0:12::1', '2001:db8:0:12::/64'],
  ['2001:0db8:0000:0012::2', '2001:db8:0:12::/64'],
  ['2001:db8:0:13::1', '2001:db8:0:13::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('IDN-12 the tries of %s are counted for %s', (address, key) => expect(addressKey(address)).toBe(key));
