import { createPasswords } from '../src/secrets/passwords';

const runs = 9;

test('IDN-07 a guess at an unknown account costs as much as one at a known one', async () => {
  const passwords = await createPasswords({
    ARGON2_MEMORY_KIB: 16_384,
    ARGON2_PASSES: 2,
    ARGON2_THREADS: 1,
    PASSWORD_LANES: 2,
    PASSWORD_QUEUE: 8,
    PASSWORD_PATIENCE_MS: 10_000,
  });
  const hash = await passwords.hash('secret');
  const medianOf = async (of: string | undefined) => {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const before = performance.now();
      expect(await passwords.matches(of, 'guess')).toBe(false);
      times.push(performance.now() - before);
    }
    return times.toSorted((one, other) => one - other).at(runs >> 1) ?? 0;
  };
  const [known, unknown] = [await medianOf(hash), await medianOf(undefined)];
  expect(unknown).toBeGreaterThan(known / 3);
  expect(unknown).toBeLessThan(known * 3);
});
