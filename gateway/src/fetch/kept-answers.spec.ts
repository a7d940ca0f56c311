import { keepAnswers } from './kept-answers';

const everybodys = 'max-age=60, public';
const received = (control: string | undefined, text = '{"data":{"services":[]}}', more: object = {}) => ({
  status: 200,
  headers: { ...(control !== undefined && { 'cache-control': control }) },
  text,
  ...more,
});

const setUp = (maxBytes = 10_000) => {
  let time = 5_000;
  const answers = keepAnswers(maxBytes, () => time);
  return {
    ...answers,
    pass: (ms: number) => void (time += ms),
    keep: (body: string, ...answer: Parameters<typeof received>) =>
      answers.at('membership', body).keep(received(...answer)),
    find: (body: string, subgraph = 'membership') => answers.at(subgraph, body).kept,
  };
};

describe('answers that are everybody’s', () => {
  it('are kept for the time that they say, and say what is left of it', () => {
    const { keep, find, pass } = setUp();
    keep('a', everybodys);
    expect(find('a')).toEqual({
      status: 200,
      headers: { 'cache-control': 'max-age=60, public' },
      text: received('').text,
    });
    pass(58_001);
    expect(find('a')?.headers).toEqual({ 'cache-control': 'max-age=1, public' });
    pass(999);
    expect(find('a')).toEqual(expect.objectContaining({ headers: { 'cache-control': 'max-age=1, public' } }));
    pass(1);
    expect(find('a')).toBeUndefined();
  });

  it('are kept for five minutes at most, from when they were asked for', () => {
    const { at, find, pass } = setUp();
    const { keep } = at('membership', 'a');
    pass(2_000);
    keep(received('max-age=86400, public'));
    pass(297_000);
    expect(find('a')).toBeDefined();
    pass(1_000);
    expect(find('a')).toBeUndefined();
  });

  it('are of one subgraph and one body', () => {
    const { keep, find } = setUp();
    keep('a', everybodys);
    expect([find('b'), find('a', 'billing')]).toEqual([undefined, undefined]);
  });

  it('are those that were asked for last, within so many bytes', () => {
    const { keep, find } = setUp(10_000);
    const text = 'س'.repeat(1_000);
    for (const body of ['a', 'b', 'c', 'd']) keep(body, everybodys, text);
    find('a');
    keep('e', everybodys, text);
    expect(['a', 'b', 'c', 'd', 'e'].filter((body) => find(body))).toEqual(['a', 'c', 'd', 'e']);
    keep('f', everybodys, 'س'.repeat(5_000));
    expect(['a', 'c', 'd', 'e', 'f'].filter((body) => find(body))).toEqual(['a', 'c', 'd', 'e']);
  });

  it('are forgotten when they are cleared; so is what was asked for before', () => {
    const { at, keep, find, clear } = setUp();
    keep('a', everybodys);
    const underWay = at('membership', 'b');
    clear();
    underWay.keep(received(everybodys));
    expect([find('a'), find('b')]).toEqual([undefined, undefined]);
  });

  it('are not kept where no byte is to be', () => {
    const { keep, find } = setUp(0);
    keep('a', everybodys);
    expect(find('a')).toBeUndefined();
  });
});

it.each([
  ['says nothing of it', received(undefined)],
  ['is not to be kept', received('no-store')],
  ['is the caller’s', received('max-age=60, private')],
  ['is kept for no time', received('max-age=0, public')],
  ['says it in words that are not known', received('public, max-age=60, must-revalidate')],
  ['has no good status', received(everybodys, '{}', { status: 500 })],
  ['was counted', received(everybodys, '{}', { headers: { 'cache-control': everybodys, ratelimit: '"a";r=1' } })],
])('an answer that %s is not kept', (_, answer) => {
  const { at, find } = setUp();
  at('membership', 'a').keep(answer);
  expect(find('a')).toBeUndefined();
});
