import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

const ajv = addFormats(new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }));

/** A message on the bus is not what its contract says; `problems` names each place. */
export class ContractViolation extends Error {
  constructor(
    readonly contract: string,
    readonly problems: string[],
  ) {
    super(`${contract}: ${problems.join('; ')}`);
    this.name = 'ContractViolation';
  }
}

/** What the domain returns: an event before it has an id, a time and a place in the aggregate's sequence. */
export interface NewEvent<D extends object = object> {
  readonly type: string;
  readonly data: D;
}

/** Data as a hearer takes it, with what it knows no word for: `/kind EXAM`. */
export interface Heard<H> {
  readonly data: H;
  readonly unknownWords: readonly string[];
}

/** One event contract: its CloudEvents type, the service that says it, and its checked data. */
export interface EventType<D extends object, H extends object = D> {
  readonly type: string;
  readonly service: string;
  /** What its author holds itself to: JSON Schema. */
  readonly schema: object;
  /** Makes the event that a domain function returns. */
  of(data: D): NewEvent<D>;
  /** Checks data as its author must say it. @throws ContractViolation */
  parse(data: unknown): D;
  /**
   * Checks data as another service may say it later on: with fields that came after this hearer, and with new words of
   * open lists.
   * @throws ContractViolation
   */
  hear(data: unknown): Heard<H>;
}

const problem = ({ instancePath, message, params }: ErrorObject) => {
  const stranger: unknown = params['additionalProperty'];
  if (typeof stranger === 'string') return `${instancePath}/${stranger} is not in the contract`;
  return `${instancePath || '/'} ${message ?? 'is wrong'}`;
};

/** The words of open lists that data has and its schema does not know; nothing else of a value is repeated. */
const unknownWordsOf = (errors: readonly ErrorObject[], data: unknown): string[] =>
  errors.flatMap(({ keyword, instancePath }) => {
    const word = keyword === 'enum' ? valueAt(data, instancePath) : undefined;
    return typeof word === 'string' ? [`${instancePath} ${word}`] : [];
  });

const valueAt = (data: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], data);

/** A function that checks values against a JSON Schema, compiled at its first use. @throws ContractViolation */
export const checker = <T>(contract: string, schema: object): ((value: unknown) => T) => {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= ajv.compile(schema);
    if (!validate(value)) throw new ContractViolation(contract, (validate.errors ?? []).map(problem));
    return value as T;
  };
};

interface Schemas {
  readonly said: object;
  readonly heard: object;
}

/** Defines one event contract; the generated index calls it for each schema file. */
export const eventType = <D extends object, H extends object = D>(
  service: string,
  type: string,
  { said, heard }: Schemas,
): EventType<D, H> => {
  const hear = checker<H>(type, heard);
  let strict: ValidateFunction | undefined;
  return {
    type,
    service,
    schema: said,
    of: (data) => ({ type, data }),
    parse: checker<D>(type, said),
    hear: (data) => {
      strict ??= ajv.compile(said);
      // What its author may say today is what hearers take, so most events are checked once.
      if (strict(data)) return { data: data as H, unknownWords: [] };
      return { data: hear(data), unknownWords: unknownWordsOf(strict.errors ?? [], data) };
    },
  };
};
