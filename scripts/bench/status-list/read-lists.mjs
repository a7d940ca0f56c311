const readers = 16;
const seconds = 8;

/**
 * Reads every list for the first time, when it has to be built, and then one of them for a while.
 * @param {string} url @param {number} lists @param {(what: string, times: number[]) => void} say
 */
export const readLists = async (url, lists, say) => {
  const built = [];
  const sizes = [];
  for (let list = 1; list <= lists; list += 1)
    for (const purpose of ['revocation', 'suspension']) {
      const began = performance.now();
      const answer = await fetch(`${url}/proofs/status/${list}/${purpose}`);
      sizes.push((await answer.text()).length);
      built.push(performance.now() - began);
    }
  say(`a list is built and read, of ${lists} for each purpose`, built);
  console.log(
    `published: ${Math.min(...sizes)} to ${Math.max(...sizes)} bytes a list, ${sizes.reduce((a, b) => a + b)} in all`,
  );
  const address = `${url}/proofs/status/1/suspension`;
  const etag = (await fetch(address)).headers.get('etag') ?? '';
  for (const [what, headers] of /** @type {const} */ ([
    ['whole', {}],
    ['to who has it already (304)', { 'if-none-match': etag }],
  ])) {
    let count = 0;
    const until = performance.now() + seconds * 1_000;
    const read = async () => {
      while (performance.now() < until) {
        await (await fetch(address, { headers })).arrayBuffer();
        count += 1;
      }
    };
    await Promise.all(Array.from({ length: readers }, read));
    console.log(`one list ${what}, ${readers} readers: ${Math.round(count / seconds)} a second`);
  }
};
