import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { loadRules } from './rules';

const ruleFile = (text: string): string => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'rules-')), 'periods.yaml');
  writeFileSync(file, text);
  return file;
};
const shape = z.strictObject({ returnDays: z.int().positive(), appealDays: z.int().positive() });

describe('rules as data', () => {
  it('are read with their types', () => {
    expect(loadRules(ruleFile('returnDays: 30\nappealDays: 180\n'), shape)).toEqual({
      returnDays: 30,
      appealDays: 180,
    });
  });

  it('stop the start where they are wrong, with the file and every wrong place', () => {
    const file = ruleFile('returnDays: thirty\nappealDays: -1\nextra: 1\n');
    expect(() => loadRules(file, shape)).toThrow(/periods\.yaml[^]*returnDays[^]*appealDays|extra/);
  });

  it('that are no YAML, or not there, are named as well', () => {
    expect(() => loadRules(ruleFile('returnDays: {'), shape)).toThrow(/periods\.yaml: /);
    expect(() => loadRules('/nowhere/periods.yaml', shape)).toThrow(/^\/nowhere\/periods\.yaml: /);
  });
});
