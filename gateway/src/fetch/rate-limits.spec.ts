import { addRateLimits } from './rate-limits';

const answered = (...said: Parameters<typeof addRateLimits>[1][]) => {
  const headers: Record<string, string> = {};
  for (const one of said) addRateLimits(headers, one);
  return headers;
};
const policy = (name: string) => ({ 'ratelimit-policy': `"${name}";q=60;w=60`, ratelimit: `"${name}";r=59;t=60` });

describe('what a client is told of rate limits', () => {
  it('is nothing where no subgraph says any', () =>
    expect(answered({}, { 'retry-after': '5', 'ratelimit-policy': '"a";q=1' })).toEqual({}));

  it('is what every subgraph says, as one list, and the longest delay', () =>
    expect(
      answered({ ...policy('a'), 'retry-after': '7' }, policy('b'), { ...policy('c'), 'retry-after': '20' }),
    ).toEqual({
      'ratelimit-policy': '"a";q=60;w=60, "b";q=60;w=60, "c";q=60;w=60',
      ratelimit: '"a";r=59;t=60, "b";r=59;t=60, "c";r=59;t=60',
      'retry-after': '20',
    }));

  it.each([
    ['is too long', { ratelimit: `"${'x'.repeat(2_000)}"` }],
    ['could not be sent', { ratelimit: '"a\u0661";r=1' }],
    ['is no delay', { ratelimit: '\n', 'retry-after': 'tomorrow' }],
    ['is too long a delay', { ratelimit: '\n', 'retry-after': '9999999' }],
  ])('is not what %s', (_, said) => {
    const before = answered(policy('a'), { ...policy('b'), 'retry-after': '7' });
    expect(answered(policy('a'), { ...policy('b'), 'retry-after': '7' }, said)).toEqual(before);
    expect(answered(said)).not.toHaveProperty('retry-after');
  });
});
