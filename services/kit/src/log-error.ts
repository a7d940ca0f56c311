/** What people are known by. Errors of the store, of mail servers and the like carry it in their texts. */
const personal: readonly [RegExp, string][] = [
  [/(dup key: ).*/gs, '$1[hidden]'], // the value that a unique index refused
  [/(Cast to \w+ failed for value ).*?( at path)/gs, '$1[hidden]$2'],
  [/(Path `[^`]*` )\(.*?\)( is)/gs, '$1[hidden]$2'],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[e-mail]'],
  [/(?<![\w.])([12]\d{9}|[١٢][٠-٩]{9})(?!\d)/g, '[id number]'],
  [/(\+|\b00)?\b9665\d{8}\b|(?<!\d)05\d{8}\b/g, '[mobile]'],
];

/** A text without the values that people are known by. */
export const withoutPersonalData = (text: string): string =>
  personal.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text);

const maxReason = 1_000;

/** Why something failed, in a line that may be kept. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return withoutPersonalData(String(error)).slice(0, maxReason);
  const kind = error.name === 'Error' ? '' : `${error.name}: `;
  return withoutPersonalData(`${kind}${error.message}`).slice(0, maxReason);
};

interface LoggedError {
  type: string;
  message: string;
  stack?: string;
  /** Not `code`, which the log hides: elsewhere that is what a person types in. */
  errorCode?: string | number;
  cause?: unknown;
}

const maxDepth = 4;

/** An error as the log shows it: what it is and where, without the values it speaks of. */
export const errorForLog = (error: unknown, depth = 1): unknown => {
  if (!(error instanceof Error)) return typeof error === 'string' ? withoutPersonalData(error) : error;
  const { code } = error as { code?: unknown };
  const logged: LoggedError = {
    type: error.name,
    message: withoutPersonalData(error.message),
    stack: withoutPersonalData(error.stack ?? ''),
    ...((typeof code === 'string' || typeof code === 'number') && { errorCode: code }),
    ...(error.cause !== undefined && depth < maxDepth && { cause: errorForLog(error.cause, depth + 1) }),
  };
  return logged;
};
