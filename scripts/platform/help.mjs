/**
 * Gives help where it is asked for, and ends there: whoever asks how a command is used wants nothing of it done yet.
 * Plain Node, no packages: this runs before anything is installed.
 * @param {string} usage
 */
export function helpIfAsked(usage) {
  if (!process.argv.slice(2).includes('--help')) return;
  console.log(usage);
  process.exit(0);
}
