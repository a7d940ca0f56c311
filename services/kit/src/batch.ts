import DataLoader from 'dataloader';

/** Gathers the keys that one request asks for and looks them up together; lives as long as the request. */
export type Batch<K, V> = Pick<DataLoader<K, V>, 'load' | 'loadMany'>;

/** One value for each key; undefined where there is none. */
export const batchOne = <K, V>(
  find: (keys: readonly K[]) => Promise<readonly V[]>,
  keyOf: (value: V) => K,
): Batch<K, V | undefined> =>
  new DataLoader(async (keys: readonly K[]) => {
    const found = new Map((await find(keys)).map((value) => [keyOf(value), value]));
    return keys.map((key) => found.get(key));
  });

/** A list for each key, in the order in which they were found. */
export const batchMany = <K, V>(
  find: (keys: readonly K[]) => Promise<readonly V[]>,
  keyOf: (value: V) => K,
): Batch<K, readonly V[]> =>
  new DataLoader(async (keys: readonly K[]) => {
    const lists = new Map<K, V[]>(keys.map((key) => [key, []]));
    for (const value of await find(keys)) lists.get(keyOf(value))?.push(value);
    return keys.map((key) => lists.get(key) ?? []);
  });
