import { shareCalls } from './shared-calls';
import { createWaiting, staying, type Waiting } from './waiting';

describe('like calls of one moment', () => {
  const setUp = () => {
    let time = 0;
    let made = 0;
    const waiting: ((answer: string) => void)[] = [];
    const calls = shareCalls<string>(() => time);
    const make = () => {
      made += 1;
      const nth = made;
      return new Promise<string>((resolve) => waiting.push(() => resolve(`answer ${nth}`)));
    };
    return {
      ...calls,
      make,
      made: () => made,
      later: (ms: number) => (time += ms),
      answerAll: () => waiting.splice(0).forEach((answer) => answer('')),
    };
  };

  it('are made once for one caller', async () => {
    const { query, make, made, answerAll } = setUp();
    const answers = Promise.all([
      query('a', '{ me }', staying, make),
      query('a', '{ me }', staying, make),
      query('a', '{ fees }', staying, make),
    ]);
    answerAll();
    expect(await answers).toEqual(['answer 1', 'answer 1', 'answer 2']);
    expect(made()).toBe(2);
  });

  it('are never made one for two callers', async () => {
    const { query, make, answerAll } = setUp();
    const answers = Promise.all([query('a', '{ me }', staying, make), query('b', '{ me }', staying, make)]);
    answerAll();
    expect(await answers).toEqual(['answer 1', 'answer 2']);
  });

  it('are made again once they were answered, failed, or began a moment ago', async () => {
    const { query, make, made, later, answerAll } = setUp();
    const first = query('a', '{ me }', staying, make);
    later(5);
    const second = query('a', '{ me }', staying, make);
    answerAll();
    expect(await Promise.all([first, second])).toEqual(['answer 1', 'answer 2']);
    await expect(query('a', '{ me }', staying, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    void query('a', '{ me }', staying, make);
    expect(made()).toBe(3);
  });

  it('end when the last who waits for them is gone', async () => {
    const { query } = setUp();
    const [first, second] = [createWaiting(), createWaiting()];
    let ended = false;
    const make = (all: Waiting) => {
      all.onGone(() => (ended = true));
      return new Promise<string>(() => undefined);
    };
    void query('a', '{ me }', first, make);
    void query('a', '{ me }', second, make);
    first.leave();
    expect(ended).toBe(false);
    second.leave();
    expect(ended).toBe(true);
  });

  it('do not show a caller what was before a change of its own', async () => {
    const { query, mutation, make, answerAll } = setUp();
    const before = query('a', '{ me }', staying, make);
    await mutation('a', () => Promise.resolve('changed'));
    const after = query('a', '{ me }', staying, make);
    answerAll();
    expect(await Promise.all([before, after])).toEqual(['answer 1', 'answer 2']);
  });
});
