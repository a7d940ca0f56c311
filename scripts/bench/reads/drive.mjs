import { quantile } from '../quantile.mjs';

/**
 * @typedef {{ query: string, variables?: object }} Asked
 * @typedef {{ url: string, token?: string | undefined, asked: readonly Asked[] }} Reading asked: what one reader asks at once
 * @typedef {{ count: number, seconds: number, p50: number, p99: number }} Outcome of milliseconds
 */

/**
 * Asks one operation. @param {string} url @param {Asked} asked @param {string | undefined} token
 * @returns {Promise<any>} its data @throws where there is an error in the answer
 */
export const ask = async (url, { query, variables = {} }, token) => {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = /** @type {any} */ (await answer.json());
  if (errors?.length) throw new Error(JSON.stringify(errors).slice(0, 500));
  return data;
};

/** Reads for a while, so many readers at once, each as soon as it was answered. @param {Reading} reading @param {{ seconds: number, readers: number }} load @returns {Promise<Outcome>} */
export const drive = async ({ url, token, asked }, { seconds, readers }) => {
  /** @type {number[]} */
  const times = [];
  const began = performance.now();
  const until = began + seconds * 1_000;
  const reader = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      await Promise.all(asked.map((one) => ask(url, one, token)));
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  const taken = (performance.now() - began) / 1_000;
  return { count: times.length, seconds: taken, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
};
