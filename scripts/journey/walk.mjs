/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} and prints it with its time; ends the process with an error where it fails
 */
export async function step(what, work) {
  const from = Date.now();
  try {
    const result = await work();
    console.log(`  ✓ ${what.padEnd(74)} ${String(Date.now() - from).padStart(6)} ms`);
    return result;
  } catch (error) {
    console.error(`  ✗ ${what}\n\n${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}

/** @param {boolean} condition @param {string} what */
export function check(condition, what) {
  if (!condition) throw new Error(`expected ${what}`);
}
