import { createLine } from './line';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('a line', () => {
  it('lets one in at a time for each id, in the order of coming', async () => {
    const line = createLine();
    const seen: string[] = [];
    let inside = 0;
    const work = (name: string) => async () => {
      expect(++inside).toBe(1);
      await sleep(2);
      seen.push(name);
      inside -= 1;
    };
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => line.enter('one', work(name))));
    expect(seen).toEqual(['a', 'b', 'c', 'd']);
  });

  it('does not keep those apart who want different things', async () => {
    const line = createLine();
    const never = line.enter('one', () => sleep(200));
    expect(await Promise.race([line.enter('two', () => Promise.resolve('in')), never])).toBe('in');
    await never;
  });

  it('goes on after one that fails, and gives its error to the one who asked', async () => {
    const line = createLine();
    const failing = line.enter('one', () => Promise.reject(new Error('no')));
    const next = line.enter('one', () => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('lets one that is inside already pass, so that two cannot wait for each other', async () => {
    const line = createLine();
    const crossed = (mine: string, other: string) =>
      line.enter(mine, async () => {
        await sleep(5);
        return line.enter(other, () => Promise.resolve(`${mine} through ${other}`));
      });
    expect(await Promise.all([crossed('one', 'two'), crossed('two', 'one'), crossed('one', 'one')])).toEqual([
      'one through two',
      'two through one',
      'one through one',
    ]);
  });

  it('does not wait for ever for one that hangs', async () => {
    jest.useFakeTimers();
    const line = createLine();
    void line.enter('one', () => new Promise(() => undefined));
    const next = line.enter('one', () => Promise.resolve('in'));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await next).toBe('in');
    jest.useRealTimers();
  });
});
