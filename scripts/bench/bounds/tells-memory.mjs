// Imported by a measured process before its own program: asked over the channel, it clears away what it can and tells what
// it holds then, in MB.

const mb = (/** @type {number} */ bytes) => bytes / 1_048_576;

process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss: mb(rss), heap: mb(heapUsed), external: mb(external) });
});
