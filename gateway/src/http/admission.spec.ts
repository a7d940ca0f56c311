import { createAdmission } from './admission';

const busyFor = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('admission', () => {
  const bounds = { maxWaitMs: 40, fewest: 2, most: 20 };

  it('lets in as many at once as are answered without waiting, and tells the others', () => {
    const { enter, leave, stop } = createAdmission(bounds);
    expect(Array.from({ length: 20 }, enter).filter(Boolean)).toHaveLength(16);
    leave();
    expect([enter(), enter()]).toEqual([true, false]);
    stop();
  });

  it('lets in fewer while what has arrived waits for the processor, but always some', async () => {
    const { enter, leave, stop } = createAdmission(bounds);
    for (let place = 0; place < 16; place += 1) enter();
    for (let time = 0; time < 30; time += 1) {
      busyFor(60);
      await turn();
    }
    for (let place = 0; place < 16; place += 1) leave();
    expect(Array.from({ length: 20 }, enter).filter(Boolean)).toHaveLength(2);
    stop();
  });
});
