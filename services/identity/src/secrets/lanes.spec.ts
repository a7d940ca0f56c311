import { createLanes } from './lanes';

const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
};

test('IDN-07 two works run at a time, two wait, and the fifth is told to try again', async () => {
  const lanes = createLanes(2, 2);
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
  const lanes = createLanes(1, 0);
  await expect(lanes.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(lanes.run(() => Promise.resolve('yes'))).resolves.toBe('yes');
});
