import { waitFor } from '@mumaris/kit/testing';
import { createBreaker } from './breaker';

describe('a neighbour that does not answer', () => {
  const told: boolean[] = [];
  let isThere = false;
  let looks = 0;
  const probe = () => {
    looks += 1;
    return isThere ? Promise.resolve() : Promise.reject(new Error('away'));
  };
  const breaker = createBreaker(probe, (isAway) => told.push(isAway));
  afterAll(breaker.stop);

  it('is asked on while it answers now and then', () => {
    for (let time = 0; time < 20; time += 1) breaker.heard(time % 5 === 4);
    expect(breaker.awayForMs()).toBeUndefined();
  });

  it('is not asked after five times in a row, and says when it is looked at again', () => {
    for (let time = 0; time < 5; time += 1) breaker.heard(false);
    expect(breaker.awayForMs()).toBeGreaterThan(0);
    expect(breaker.awayForMs()).toBeLessThanOrEqual(500);
    expect(told).toEqual([true]);
  });

  it('is asked again once it answers who looks, and by nobody before', async () => {
    await waitFor(() => looks > 0);
    expect(breaker.awayForMs()).toBeDefined();
    isThere = true;
    await waitFor(() => breaker.awayForMs() === undefined);
    expect(told).toEqual([true, false]);
    for (let time = 0; time < 4; time += 1) breaker.heard(false);
    expect(breaker.awayForMs()).toBeUndefined();
  });
});
