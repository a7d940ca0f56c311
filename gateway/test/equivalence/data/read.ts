import { canonical } from '../random';
import type { World } from '../world/compose';
import { fieldOf, type Field } from '../world/model';
import { keyValue } from './keys';
import { evaluate, fieldSet } from './requires';
import { failIfItFails, type Run } from './run';
import { type Handle, valueAt } from './values';

/** What is kept of a key: a value of its own type where it has fields. */
export const readKey = ({ __typename, key }: Handle, name: string): unknown => {
  if (__typename === 'Ref') return (keyValue('ref', key) as Record<string, unknown>)[name];
  if (name === 'log') return JSON.parse(key.slice(key.indexOf('~') + 1));
  if (name === 'query') return { __typename: 'Query', key: '' };
  if (name === 'ref') return { __typename: 'Ref', key };
  return keyValue(name, key);
};

/** Lists and their lists, item by item. */
export const eachHandle = (value: unknown, change: (handle: Handle) => Handle): unknown => {
  if (Array.isArray(value)) return value.map((item) => eachHandle(item, change));
  const isHandle = typeof value === 'object' && value !== null && '__typename' in value && 'key' in value;
  return isHandle ? change(value as Handle) : value;
};

/** Does what a mutation does, and gives its payload the log as it is then. */
export const mutate = (run: Run, field: Field, args: unknown, read: () => unknown): unknown => {
  run.log.push(`${field.name}${canonical(args)}`);
  const log = JSON.stringify(run.log);
  const value = read();
  if (typeof value === 'number') return run.log.length;
  return eachHandle(value, (payload) => ({ ...payload, key: `${payload.__typename}~${log}` }));
};

/** Whether the field can fail in worlds: where others require it, what then happens is not said by federation. */
export const canFail = (world: World, field: Field): boolean => {
  if (field.isKey || field.required) return false;
  // A null that rises through a required object takes what was required with it.
  return !world.hasRequiredObjects || !field.type.endsWith('!');
};

/** The true value of an object's field. */
export const readTrue = (
  world: World,
  run: Run,
  handle: Handle,
  name: string,
  args: Record<string, unknown>,
): unknown => {
  const { model } = world;
  const found = fieldOf(model, handle.__typename, name);
  if (!found) throw new Error(`There is no ${handle.__typename}.${name}`);
  const { owner, field } = found;
  if (handle.known && !handle.known.includes(name)) return null;
  if (field.isKey) return readKey(handle, name);
  const value = () => {
    if (canFail(world, field)) failIfItFails(run, owner, handle.key, name);
    const salt = field.requires === undefined ? '' : canonical(requiredOf(world, run, handle, field.requires));
    return valueAt(model, { owner, key: handle.key, field, args, salt, subgraphs: field.owners });
  };
  return handle.__typename === 'Mutation' ? mutate(run, field, args, value) : value();
};

const requiredOf = (world: World, run: Run, handle: Handle, requires: string) =>
  evaluate(
    world.wholeSchema,
    (parent, _type, field, args) => readTrue(world, run, parent as Handle, field, args),
    handle,
    fieldSet(requires),
  );
