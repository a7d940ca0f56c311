import { createWake } from './wake';

const timed = async (work: Promise<void>): Promise<number> => {
  const start = performance.now();
  await work;
  return performance.now() - start;
};

describe('a wake', () => {
  it('ends a sleep at once', async () => {
    const wake = createWake();
    setTimeout(wake.now, 10);
    expect(await timed(wake.sleep(5_000))).toBeLessThan(1_000);
  });

  it('that came between two sleeps is not lost', async () => {
    const wake = createWake();
    wake.now();
    expect(await timed(wake.sleep(5_000))).toBeLessThan(1_000);
  });

  it('counts once, however often it came', async () => {
    const wake = createWake();
    wake.now();
    wake.now();
    await wake.sleep(5_000);
    expect(await timed(wake.sleep(60))).toBeGreaterThan(50);
  });

  it('does not outlive the sleep that it ended', async () => {
    const wake = createWake();
    setTimeout(wake.now, 5);
    await wake.sleep(5_000);
    expect(await timed(wake.sleep(60))).toBeGreaterThan(50);
  });

  it('is not needed: a sleep ends by itself', async () => {
    expect(await timed(createWake().sleep(40))).toBeGreaterThan(30);
  });
});
