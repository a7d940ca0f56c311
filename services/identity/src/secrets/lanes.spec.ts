import { createLanes } from './lanes';

const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
};

test('IDN-07 two works run at a time, two wait, and the fifth is told to try again', async () => {
  const lanes = createLanes({ width: 2, queue: 2, patienceMs: 10_000 });
  const { opened, open } = gate();
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await opened;
    running -= 1;
  };
  expect(lanes.assertRoom).not.toThrow();
  const accepted = [1, 2, 3, 4].map(() => lanes.run(work));
  expect(lanes.assertRoom).toThrow('TRY_AGAIN');
  await expect(lanes.run(work)).rejects.toMatchObject({ code: 'TRY_AGAIN' });
  open();
  await Promise.all(accepted);
  expect(most).toBe(2);
});

test('a lane is free again after work that failed', async () => {
  const lanes = createLanes({ width: 1, queue: 0, patienceMs: 10_000 });
  await expect(lanes.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(lanes.run(() => Promise.resolve('yes'))).resolves.toBe('yes');
});

test('IDN-07 whose turn does not come in time is told to try again, and takes nobody else’s', async () => {
  const lanes = createLanes({ width: 1, queue: 1, patienceMs: 20 });
  const { opened, open } = gate();
  const first = lanes.run(() => opened);
  await expect(lanes.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'TRY_AGAIN' });
  open();
  await first;
  await expect(lanes.run(() => Promise.resolve('yes'))).resolves.toBe('yes');
});
