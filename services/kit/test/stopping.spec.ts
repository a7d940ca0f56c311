import net from 'node:net';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import { healthRoutes } from '../src/health';
import { close, listen } from '../src/server/listen';
import { createStopper } from '../src/stop';
import { testLog, waitFor } from '../src/testing';

/** One copy of a server that takes 20 ms for an answer. */
const startCopy = async (graceMs: number, port = 0) => {
  const stopper = createStopper(testLog);
  let arrived = 0;
  const app = express()
    .use(healthRoutes({ ready: {} }, stopper))
    .get('/work', async (_request, response) => {
      arrived += 1;
      await sleep(20);
      response.send('done');
    });
  const listening = await listen(app, '127.0.0.1', port);
  stopper.add('server', () => close(listening, graceMs));
  return {
    url: listening.url,
    port: Number(new URL(listening.url).port),
    arrived: () => arrived,
    stop: stopper.stop,
  };
};

const get = (agent: Agent, url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    asked.once('error', reject).end();
  });

/** Sends to whichever copies said last that they are ready, over connections that are kept. */
const balancer = (urls: readonly string[]) => {
  const agent = new Agent({ keepAlive: true });
  const ready = new Set(urls);
  let ended = false;
  let turn = 0;
  const look = async (url: string) => {
    while (!ended) {
      const isReady = await get(agent, `${url}/health/ready`).then(
        (status) => status === 200,
        () => false,
      );
      if (isReady) ready.add(url);
      else ready.delete(url);
      await sleep(25);
    }
  };
  const looking = urls.map(look);
  return {
    ready: () => [...ready],
    work: () => {
      const [copies] = [[...ready]];
      return get(agent, `${copies[turn++ % copies.length] ?? ''}/work`);
    },
    end: async () => {
      ended = true;
      await Promise.all(looking);
      agent.destroy();
    },
  };
};

test('one of two copies that is restarted under load fails no request', async () => {
  const copies = [await startCopy(300), await startCopy(300)];
  const [first, second] = copies;
  if (!first || !second) throw new Error('no copies');
  const front = balancer([first.url, second.url]);
  const answers: Promise<number | string>[] = [];
  const load = setInterval(() => answers.push(front.work().catch((error: Error) => error.message)), 4);
  await waitFor(() => answers.length > 50);
  await first.stop();
  expect(front.ready()).toEqual([second.url]);
  const sofar = answers.length;
  const again = await startCopy(300, first.port);
  await waitFor(() => front.ready().length === 2);
  await waitFor(() => answers.length > sofar + 50);
  clearInterval(load);
  const all = await Promise.all(answers);
  expect(all.filter((answer) => answer !== 200)).toEqual([]);
  await front.end();
  await Promise.all([again.stop(), second.stop()]);
});

test('a connection on which nobody says anything costs a stop nothing', async () => {
  const copy = await startCopy(0);
  const silent = net.connect(copy.port, '127.0.0.1');
  await new Promise((resolve) => silent.once('connect', resolve));
  const gone = new Promise((resolve) => silent.once('close', resolve));
  silent.on('error', () => undefined);
  const began = performance.now();
  await copy.stop();
  await gone;
  expect(performance.now() - began).toBeLessThan(500);
});

test('a request that is under way is answered, and is the last of its connection', async () => {
  const copy = await startCopy(0);
  const agent = new Agent({ keepAlive: true });
  const answer = get(agent, `${copy.url}/work`);
  await waitFor(() => copy.arrived() === 1, { everyMs: 1 });
  await copy.stop();
  expect(await answer).toBe(200);
  agent.destroy();
});
