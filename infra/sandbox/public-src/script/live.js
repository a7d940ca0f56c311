const POLL_MS = 5_000;
const GATHER_MS = 100;

/**
 * Calls `refresh(topic)` when the sandbox says that something changed (`all` on connect), gathering bursts.
 * While the stream is down it asks for all every five seconds.
 */
export const follow = (refresh) => {
  const changed = new Set();
  let gathering;
  let polling;
  const flush = () => {
    gathering = undefined;
    const topics = changed.has('all') ? ['all'] : [...changed];
    changed.clear();
    for (const topic of topics) refresh(topic);
  };
  const note = (topic) => {
    changed.add(topic);
    gathering ??= setTimeout(flush, GATHER_MS);
  };
  const stream = new EventSource('/api/events');
  stream.addEventListener('open', () => {
    clearInterval(polling);
    polling = undefined;
  });
  stream.addEventListener('message', ({ data }) => note(JSON.parse(data).changed));
  stream.addEventListener('error', () => {
    polling ??= setInterval(() => note('all'), POLL_MS);
  });
};
