import { createStopper } from './stop';
import { testLog } from './testing';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('stopping', () => {
  it('stops the last started first, each before the next', async () => {
    const seen: string[] = [];
    const stopper = createStopper(testLog);
    for (const [name, ms] of [
      ['store', 0],
      ['relay', 20],
      ['server', 10],
    ] as const)
      stopper.add(name, async () => {
        seen.push(`${name} stops`);
        await sleep(ms);
        seen.push(`${name} stopped`);
      });
    await stopper.stop();
    expect(seen).toEqual([
      'server stops',
      'server stopped',
      'relay stops',
      'relay stopped',
      'store stops',
      'store stopped',
    ]);
  });

  it('goes on where a step fails', async () => {
    const stopper = createStopper(testLog);
    const last = jest.fn();
    stopper.add('store', last);
    stopper.add('rejects', () => Promise.reject(new Error('no')));
    stopper.add('throws', () => {
      throw new TypeError('no');
    });
    await stopper.stop();
    expect(last).toHaveBeenCalledTimes(1);
  });

  it('goes on where a step never ends', async () => {
    jest.useFakeTimers();
    const stopper = createStopper(testLog);
    const last = jest.fn();
    stopper.add('store', last);
    stopper.add('hangs', () => new Promise(() => undefined));
    const stopped = stopper.stop();
    await jest.advanceTimersByTimeAsync(7_999);
    expect(last).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    await stopped;
    expect(last).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });

  it('happens once, says so at once, and makes every caller wait for it', async () => {
    const stopper = createStopper(testLog);
    const step = jest.fn(() => sleep(20));
    stopper.add('server', step);
    expect(stopper.stopping).toBe(false);
    const both = [stopper.stop(), stopper.stop()];
    expect(stopper.stopping).toBe(true);
    await Promise.all(both);
    expect(step).toHaveBeenCalledTimes(1);
  });
});
