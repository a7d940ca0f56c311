import { ContractViolation, eventTypes, parseEnvelope } from '../src';
import { contractOf, events, typeOfFile } from './event-contracts';

/** What a check says is wrong; nothing when it takes the value. */
const problemsOf = (check: () => unknown): string[] => {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof ContractViolation) return error.problems;
    throw error;
  }
};

test('each contract in code has its files, and each file its contract', () => {
  const files = events.map(([name]) => typeOfFile(name));
  expect(eventTypes.map(({ type }) => type).sort()).toEqual([...files].sort());
});

describe.each(events)('%s', (name, { schema, example }) => {
  const { parse, service } = contractOf(typeOfFile(name));
  const data = example.data as Record<string, unknown>;

  test('has an example that travels: its type is the name of its file, its source the service that says it', () => {
    expect(parseEnvelope(example)).toEqual(example);
    expect(example.type).toBe(typeOfFile(name));
    expect(example.source).toBe(`/mumaris/${service}`);
  });

  test('says in words what it and each part of its data is', () => {
    const silent = Object.entries(schema.properties ?? {}).filter(([, { description = '' }]) => !description);
    expect(schema.description).toMatch(/\.$/);
    expect(silent.map(([field]) => field)).toEqual([]);
  });

  test('takes the data of its example', () => {
    expect(parse(data)).toEqual(data);
  });

  test.each([...(schema.required ?? [])])('refuses data without %s, and names it', (field) => {
    const rest = Object.fromEntries(Object.entries(data).filter(([key]) => key !== field));
    expect(problemsOf(() => parse(rest))).toEqual([expect.stringContaining(`'${field}'`)]);
  });

  test('refuses what the contract does not know, and names it', () => {
    expect(problemsOf(() => parse({ ...data, stranger: 1 }))).toEqual(['/stranger is not in the contract']);
  });

  test.each(Object.keys(schema.properties ?? {}))('refuses a %s of the wrong kind, and names it', (field) => {
    const problems = problemsOf(() => parse({ ...data, [field]: null }));
    expect(problems).toContainEqual(expect.stringMatching(new RegExp(`^/${field} `)));
  });
});
