/**
 * Waits until `look` gives something other than undefined, null or false, and gives that.
 * @throws with the last error seen when `timeoutMs` is over
 */
export const waitFor = async <T>(
  look: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  { timeoutMs = 30_000, everyMs = 25, what = 'the condition' } = {},
): Promise<T> => {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found !== undefined && found !== null && found !== false) return found;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error(`waited ${timeoutMs} ms in vain for ${what}`, { cause: last });
};
