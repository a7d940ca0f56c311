import { compareData, type Difference } from '../compare';
import type { Answer } from '../systems/system';

const plain = ({ kind }: Difference) => kind !== 'order of keys';

/**
 * Differences to the stock gateway where a subgraph is wrong: the same data, and an error wherever the stock gateway
 * has one. Its errors' places and words are its own.
 */
export const compareWithStock = (stock: Answer, answer: Answer): Difference[] => {
  const data = compareData(stock.data ?? null, answer.data ?? null).filter(plain);
  const [expected, found] = [stock.errors?.length ?? 0, answer.errors?.length ?? 0];
  if (expected > 0 && found === 0) {
    return [...data, { kind: 'null without an error', path: [], detail: stock.errors?.[0]?.message ?? '' }];
  }
  if (expected === 0 && found > 0) {
    return [...data, { kind: 'error without a cause', path: [], detail: answer.errors?.[0]?.message ?? '' }];
  }
  return data;
};
