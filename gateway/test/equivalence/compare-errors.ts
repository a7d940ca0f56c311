import type { Difference } from './difference';
import type { Answer, AnsweredError } from './systems/system';

type Path = readonly (string | number)[];

/** The path of the null that the error made: of the field itself, or of what could not be without it. */
const nullOf = (data: unknown, path: Path): Path => {
  let current = data;
  for (const [index, key] of path.entries()) {
    if (current === null || typeof current !== 'object') return path.slice(0, index);
    current = (current as Record<string | number, unknown>)[key];
  }
  return path;
};

const isNullAt = (data: unknown, path: Path): boolean => {
  let current = data;
  for (const key of path) {
    if (current === null) return true;
    if (typeof current !== 'object') return false;
    current = (current as Record<string | number, unknown>)[key];
  }
  return current === null || current === undefined;
};

/** Whether one of them lies at, under or above the other. */
const isAlong = (one: Path, other: Path): boolean => {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).join('\u0000') === other.slice(0, length).join('\u0000');
};

const codeOf = ({ extensions }: AnsweredError) => extensions?.['code'];

/** What a missing entity leaves empty: federation has no error for it, and the truth has graphql-js' own. */
const isOfAbsence = ({ message }: AnsweredError) => message.startsWith('Cannot return null for non-nullable');

/** How an answer's errors differ from the truth's, in what they say of its nulls. */
export const compareErrors = (truth: Answer, answer: Answer, fired: ReadonlySet<string>): Difference[] => {
  const expected = truth.errors ?? [];
  const found = answer.errors ?? [];
  return [
    ...unexplained(truth, expected, found),
    ...found.flatMap((error) => unfounded(truth, answer, expected, error, fired)),
  ];
};

/** The truth's nulls that no error of the answer explains. */
const unexplained = (
  truth: Answer,
  expected: readonly AnsweredError[],
  found: readonly AnsweredError[],
): Difference[] =>
  expected
    .filter((error) => !isOfAbsence(error))
    .flatMap((error): Difference[] => {
      const path = error.path ?? [];
      const place = nullOf(truth.data ?? null, path);
      const explaining = found.filter((each) => isAlong(each.path ?? [], place));
      if (explaining.length === 0) return [{ kind: 'null without an error', path: place, detail: error.message }];
      // Where the null has risen, siblings may have failed as well, and it is free which of them is told of.
      const isAlone = place.length === path.length;
      if (!isAlone || explaining.some((each) => codeOf(each) === codeOf(error))) return [];
      return [
        {
          kind: 'error of another code',
          path,
          detail: `${String(codeOf(explaining[0] ?? error))}, not ${String(codeOf(error))}`,
        },
      ];
    });

/** What is wrong with one error of the answer. */
const unfounded = (
  truth: Answer,
  answer: Answer,
  expected: readonly AnsweredError[],
  error: AnsweredError,
  fired: ReadonlySet<string>,
): Difference[] => {
  const path = error.path ?? [];
  if (expected.length === 0) return [{ kind: 'error without a cause', path, detail: error.message }];
  const code = codeOf(error);
  if (typeof code === 'string' && code.startsWith('FAULT_') && !fired.has(code)) {
    return [{ kind: 'error of another code', path, detail: `nothing failed with ${code}` }];
  }
  const isAtNull = error.path !== undefined && isNullAt(answer.data ?? null, path);
  // graphql-js may leave out siblings of what failed; so an error is well placed by any null of the truth's that is along it.
  const isFounded = isAtNull && expected.some((each) => isAlong(nullOf(truth.data ?? null, each.path ?? []), path));
  return isFounded ? [] : [{ kind: 'error elsewhere', path, detail: `${error.message} ${String(code)}` }];
};
