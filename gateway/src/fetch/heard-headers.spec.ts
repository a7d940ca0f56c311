import { hearHeaders } from './heard-headers';

const sound = { isSound: true, isVisitors: true };

/** The cache-control of a client's answer, of what the subgraphs' say. */
const answered = (said: readonly (string | undefined)[], whole: Partial<typeof sound> = {}) => {
  const headers = hearHeaders();
  for (const control of said) headers.heard({ ...(control !== undefined && { 'cache-control': control }) });
  return headers.of({ ...sound, ...whole })['cache-control'];
};

describe('how an answer may be kept', () => {
  it.each<[what: string, said: (string | undefined)[], control: string | undefined]>([
    ['the shortest time', ['max-age=60, public', 'max-age=20, public', 'max-age=40, public'], 'max-age=20, public'],
    ['privately where a part is private', ['max-age=60, public', 'max-age=90, private'], 'max-age=60, private'],
    ['not where a part is not', ['max-age=60, public', 'no-store'], undefined],
    ['not where the first part is not', ['no-store', 'max-age=60, public'], undefined],
    ['not where a part does not say', ['max-age=60, public', undefined, 'max-age=60, public'], undefined],
    ['not where nobody was asked', [], undefined],
  ])('is %s', (_, said, control) => expect(answered(said)).toBe(control));

  it('is not at all where anything went wrong', () =>
    expect(answered(['max-age=60, public'], { isSound: false })).toBeUndefined());

  it('is by who asked alone, where that was with a token', () =>
    expect(answered(['max-age=60, public'], { isVisitors: false })).toBe('max-age=60, private'));

  it('is not at all where something was counted', () => {
    const headers = hearHeaders();
    headers.heard({ 'cache-control': 'max-age=60, public', ratelimit: '"a";r=1;t=1' });
    expect(headers.of(sound)).toEqual({ ratelimit: '"a";r=1;t=1' });
  });
});
