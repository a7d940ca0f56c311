import { bodyOf, hostileRequests } from './platform/hostile';
import { gatewayInside } from './platform/inside';

const maxMs = 20;
const warmUps = 5;
const rounds = 5;

const { answer } = gatewayInside(() => {
  throw new Error('it was planned');
});

const cpuMs = async (body: Buffer): Promise<number> => {
  const before = process.cpuUsage();
  await answer(body).catch(() => undefined);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

it.each(hostileRequests.map((hostile) => [hostile.what, bodyOf(hostile)] as const))(
  'refuses %s in less than 20 ms of the processor',
  async (what, body) => {
    const bytes = Buffer.from(body);
    for (let i = 0; i < warmUps; i += 1) await cpuMs(bytes);
    // The collector works at its own times: the best of some rounds is what the refusal takes.
    const taken: number[] = [];
    for (let i = 0; i < rounds; i += 1) taken.push(await cpuMs(bytes));
    if (process.env['LOG_TIMES'])
      process.stderr.write(`${Math.min(...taken).toFixed(1)} ms (${Math.max(...taken).toFixed(1)})  ${what}\n`);
    expect(Math.min(...taken)).toBeLessThan(maxMs);
  },
);
