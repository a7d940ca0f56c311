/** Ends the platform and waits until every process of it is gone. */
module.exports = async () => {
  const platform = globalThis.platformUnderTest;
  if (!platform) return;
  const ended = new Promise((resolve) => platform.once('exit', resolve));
  platform.stdin.end();
  await ended;
};
