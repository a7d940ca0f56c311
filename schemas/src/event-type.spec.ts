import { ContractViolation, eventType } from './event-type';

interface DoorOpened {
  readonly doorId: string;
  readonly colour?: string;
  readonly width: { readonly cm: number };
}

const schemaOf = (colour: object, strict: object) => ({
  type: 'object',
  ...strict,
  required: ['doorId', 'width'],
  properties: {
    doorId: { type: 'string', minLength: 4 },
    colour: { type: 'string', ...colour },
    width: { type: 'object', ...strict, required: ['cm'], properties: { cm: { type: 'integer', minimum: 1 } } },
  },
});

const DoorOpened = eventType<DoorOpened>('house', 'sa.mumaris.house.door-opened.v1', {
  said: schemaOf({ enum: ['RED', 'BLUE'] }, { additionalProperties: false }),
  heard: schemaOf({ pattern: '^[A-Z]+$' }, {}),
});

const data: DoorOpened = { doorId: 'door-1', width: { cm: 90 } };

test('of says the event by its type, before it has an id and a time', () => {
  expect(DoorOpened.of(data)).toEqual({ type: 'sa.mumaris.house.door-opened.v1', data });
  expect(DoorOpened.service).toBe('house');
});

test('parse hands on what the contract takes, unchanged', () => {
  expect(DoorOpened.parse(data)).toBe(data);
});

test('parse names the contract and every place that is wrong, nested ones by their path', () => {
  const parse = () => DoorOpened.parse({ doorId: 'd', width: { cm: '90', inches: 35 } });
  expect(parse).toThrow(ContractViolation);
  expect(parse).toThrow(
    expect.objectContaining({
      name: 'ContractViolation',
      contract: 'sa.mumaris.house.door-opened.v1',
      problems: [
        '/doorId must NOT have fewer than 4 characters',
        '/width/inches is not in the contract',
        '/width/cm must be integer',
      ],
    }),
  );
});

test.each([null, undefined, 'door-1', 7, []])('parse refuses what is no object: %p', (value) => {
  expect(() => DoorOpened.parse(value)).toThrow('sa.mumaris.house.door-opened.v1: / must be object');
});

test('a violation does not repeat the values: they may be personal', () => {
  expect(() => DoorOpened.parse({ ...data, doorId: 1012345672 })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('1012345672') as string }),
  );
});

test('a schema with a word that JSON Schema does not know is a mistake of ours, not of the message', () => {
  const schema = { type: 'object', requires: ['doorId'] };
  const broken = eventType('house', 'sa.mumaris.house.door-shut.v1', { said: schema, heard: schema });
  expect(() => broken.parse({})).toThrow('unknown keyword');
  expect(() => broken.parse({})).not.toThrow(ContractViolation);
});

describe('a hearer that is older than what it hears', () => {
  test('takes new fields, and new words of an open list, which it names', () => {
    const newer = { ...data, colour: 'GREEN', handle: 'brass', width: { cm: 90, inches: 35 } };
    expect(() => DoorOpened.parse(newer)).toThrow(ContractViolation);
    expect(DoorOpened.hear(newer)).toEqual({ data: newer, unknownWords: ['/colour GREEN'] });
    expect(DoorOpened.hear({ ...data, colour: 'RED' }).unknownWords).toEqual([]);
  });

  test('refuses what the contract never allows', () => {
    expect(() => DoorOpened.hear({ ...data, width: { cm: 0 } })).toThrow(ContractViolation);
    expect(() => DoorOpened.hear({ ...data, colour: 'light green' })).toThrow(ContractViolation);
    expect(() => DoorOpened.hear({ doorId: 'door-1' })).toThrow(ContractViolation);
  });
});
