import { compareErrors } from './compare-errors';
import type { Difference } from './difference';
import type { Answer } from './systems/system';

type Path = readonly (string | number)[];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const short = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value)).slice(0, 120);

/** Every difference between the data of both, from above. */
export const compareData = (truth: unknown, answer: unknown, path: Path = []): Difference[] => {
  if (Array.isArray(truth) && Array.isArray(answer) && truth.length === answer.length) {
    return truth.flatMap((item, index) => compareData(item, answer[index], [...path, index]));
  }
  if (isObject(truth) && isObject(answer)) return compareObjects(truth, answer, path);
  if (Object.is(truth, answer)) return [];
  return [{ kind: 'value', path, detail: `${short(answer)} instead of ${short(truth)}` }];
};

const compareObjects = (truth: Record<string, unknown>, answer: Record<string, unknown>, path: Path): Difference[] => {
  const [expected, found] = [Object.keys(truth), Object.keys(answer)];
  const missing = expected.filter((key) => !Object.hasOwn(answer, key));
  const more = found.filter((key) => !Object.hasOwn(truth, key));
  const isOtherOrder = missing.length + more.length === 0 && expected.join() !== found.join();
  return [
    ...missing.map((key): Difference => ({
      kind: 'missing key',
      path: [...path, key],
      detail: `not ${short(truth[key])}`,
    })),
    ...more.map((key): Difference => ({ kind: 'key too many', path: [...path, key], detail: short(answer[key]) })),
    ...(isOtherOrder
      ? [{ kind: 'order of keys' as const, path, detail: `${found.join()} instead of ${expected.join()}` }]
      : []),
    ...expected
      .filter((key) => Object.hasOwn(answer, key))
      .flatMap((key) => compareData(truth[key], answer[key], [...path, key])),
  ];
};

/** Every difference of an answer to the truth. `fired`: the codes of what failed while either was answered. */
export const compare = (truth: Answer, answer: Answer, fired: ReadonlySet<string>): Difference[] => {
  const misplanned = (answer.errors ?? []).filter(({ message }) => message.includes('MISPLANNED'));
  if (misplanned.length > 0) {
    return misplanned.map(({ message, path }) => ({
      kind: 'misplanned',
      path: path ?? [],
      detail: message.slice(0, 400),
    }));
  }
  return [...compareData(truth.data ?? null, answer.data ?? null), ...compareErrors(truth, answer, fired)];
};
