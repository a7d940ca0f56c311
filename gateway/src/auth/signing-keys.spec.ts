import type { RequestListener, ServerResponse } from 'node:http';
import { listen } from '@mumaris/kit/server/listen';
import { testLog, waitFor } from '@mumaris/kit/testing';
import { exportJWK, generateKeyPair } from 'jose';
import { followSigningKeys } from './signing-keys';

const minuteMs = 60_000;

test('while identity is silent nobody waits for it twice: the keys of before serve, until they can be read again', async () => {
  const { publicKey } = await generateKeyPair('EdDSA');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'EdDSA', use: 'sig' }];
  let silent = false;
  let asked = 0;
  const waiting: ServerResponse[] = [];
  const answer: RequestListener = (_, response) => {
    asked += 1;
    if (silent) waiting.push(response);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  };
  const { url, server: identity } = await listen(answer, '127.0.0.1', 0);
  const followed = followSigningKeys(url, testLog);
  await waitFor(() => followed.known);
  const find = () => Promise.resolve(followed.find({ alg: 'EdDSA', kid: 'k1' }, { payload: '', signature: '' }));
  await find();
  const before = asked;

  silent = true;
  const realNow = Date.now.bind(Date);
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => realNow() + 11 * minuteMs);
  await find();
  expect(asked).toBeGreaterThan(before);
  // The first of these waited for the time-out of 2 s; a hundred more do not wait at all.
  const from = performance.now();
  for (let time = 0; time < 100; time++) await find();
  expect(performance.now() - from).toBeLessThan(2_000);

  silent = false;
  const failed = asked;
  await waitFor(() => asked > failed, { timeoutMs: 10_000 });
  clock.mockRestore();
  followed.stop();
  identity.close().closeAllConnections();
}, 30_000);
