/**
 * Runs a command. What it cannot do is said in a line for people, and by its exit code.
 * @param {() => Promise<unknown> | unknown} command
 */
export async function sayErrors(command) {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
