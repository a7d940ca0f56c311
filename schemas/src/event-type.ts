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

/** One event contract: its CloudEvents type, the service that says it, and its checked data. */
export interface EventType<D extends object> {
  readonly type: string;
  readonly service: string;
  /** Makes the event that a domain function returns. */
  of(data: D): NewEvent<D>;
  /** Checks data against the schema. @throws ContractViolation */
  parse(data: unknown): D;
}

const problem = ({ instancePath, message, params }: ErrorObject) => {
  const stranger: unknown = params['additionalProperty'];
  if (typeof stranger === 'string') return `${instancePath}/${stranger} is not in the contract`;
  return `${instancePath || '/'} ${message ?? 'is wrong'}`;
};

/** A function that checks values against a JSON Schema, compiled at its first use. @throws ContractViolation */
export const checker = <T>(contract: string, schema: object): ((value: unknown) => T) => {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= ajv.compile(schema);
    if (!validate(value)) throw new ContractViolation(contract, (validate.errors ?? []).map(problem));
    return value as T;
  };
};

/** Defines one event contract; the generated index calls it for each schema file. */
export const eventType = <D extends object>(service: string, type: string, schema: object): EventType<D> => ({
  type,
  service,
  of: (data) => ({ type, data }),
  parse: checker<D>(type, schema),
});
