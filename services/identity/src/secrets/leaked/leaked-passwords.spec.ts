import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testLog } from '@mumaris/kit/testing';
import { createIsLeaked } from './leaked-passwords';
import { sha1 } from './offline-ranges';

const serve = async (answer: (prefix: string) => string | undefined) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const prefix = request.url?.slice(1) ?? '';
    asked.push(prefix);
    const text = answer(prefix);
    response.statusCode = text === undefined ? 503 : 200;
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked, close: () => new Promise((resolve) => server.close(resolve)) };
};

test.each([
  ['a common one', 'password', true],
  ['a common one in other case', 'PassWord', true],
  ['a long one that is common', 'qwertyuiop123', true],
  ['one of one’s own', 'نخلة-بيضاء-على-التل-27', false],
])('IDN-13 the offline list knows %s', async (_, password, leaked) => {
  expect(await createIsLeaked(undefined, testLog)(password)).toBe(leaked);
});

test('IDN-13 a range service is told five digits of a hash and nothing else, and its padding counts for nothing', async () => {
  const hash = sha1('correct horse battery');
  const padding = sha1('another long password');
  const service = await serve(() => `${hash.slice(5)}:3\r\n${padding.slice(5)}:0\r\n`);
  const isLeaked = createIsLeaked(service.url, testLog);
  expect(await isLeaked('correct horse battery')).toBe(true);
  expect(await isLeaked('another long password')).toBe(false);
  expect(service.asked).toContain(hash.slice(0, 5));
  expect(service.asked.every((prefix) => /^[0-9A-F]{5}$/.test(prefix))).toBe(true);
  await service.close();
});

test('IDN-13 while the range service is away the offline list decides', async () => {
  const service = await serve(() => undefined);
  const isLeaked = createIsLeaked(service.url, testLog);
  expect(await isLeaked('password')).toBe(true);
  expect(await isLeaked('نخلة-بيضاء-على-التل-27')).toBe(false);
  await service.close();
  expect(await isLeaked('password')).toBe(true);
});
