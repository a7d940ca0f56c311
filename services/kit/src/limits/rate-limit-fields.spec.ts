import { rateLimitFields } from './rate-limit-fields';

const minute = { points: 60, minutes: 1 };
const tenMinutes = { points: 10, minutes: 10 };

const setUp = () => {
  const headers: Record<string, string> = {};
  return { headers, ...rateLimitFields((name, value) => (headers[name] = value)) };
};

describe('the fields of what was counted', () => {
  it('are none where nothing was', () => expect(setUp().headers).toEqual({}));

  it('say each policy, and what is left of it for how many begun seconds', () => {
    const { headers, counted } = setUp();
    counted('status-address', minute, { remainingPoints: 59, msBeforeNext: 60_000 });
    counted('status-number', tenMinutes, { remainingPoints: 9, msBeforeNext: 599_001 });
    expect(headers).toEqual({
      'ratelimit-policy': '"status-address";q=60;w=60, "status-number";q=10;w=600',
      ratelimit: '"status-address";r=59;t=60, "status-number";r=9;t=600',
    });
  });

  it('say a policy once, by its most exhausted count, in whatever order the counts come', () => {
    const { headers, counted } = setUp();
    for (const [remainingPoints, msBeforeNext] of [
      [8, 1_000],
      [2, 30_000],
      [2, 40_000],
      [2, 35_000],
      [5, 60_000],
    ] as const)
      counted('status-number', tenMinutes, { remainingPoints, msBeforeNext });
    expect(headers).toEqual({
      'ratelimit-policy': '"status-number";q=10;w=600',
      ratelimit: '"status-number";r=2;t=40',
    });
  });

  it('say after how many seconds all that was refused can be asked again, one at least', () => {
    const { headers, refused } = setUp();
    refused({ msBeforeNext: 0 });
    expect(headers).toEqual({ 'retry-after': '1' });
    refused({ msBeforeNext: 9_001 });
    refused({ msBeforeNext: 2_000 });
    expect(headers).toEqual({ 'retry-after': '10' });
  });
});
