import { effectsOf } from './rehearsal';
import type { Requirement } from './requirements';

const words = (en: string) => ({ ar: en, en });
const one = (verdict: Requirement['verdict'], why = 'today'): Requirement => ({
  id: 'letter',
  rule: 'MEM-02',
  label: words('A letter'),
  eligibility: false,
  verdict,
  why: words(why),
  advice: null,
  question: null,
  document: null,
});

test.each([
  ['MET', 'UNMET', true],
  ['UNMET', 'MET', true],
  ['NOT_APPLICABLE', 'UNMET', true],
  ['UNMET', 'NOT_APPLICABLE', true],
  ['MET', 'NOT_APPLICABLE', false],
  ['UNMET', 'UNMET', false],
  [null, 'UNMET', true],
  [null, 'MET', false],
  ['UNMET', null, true],
  ['MET', null, false],
] as const)('MEM-04 a rule that answers %s, and %s as proposed, affects somebody: %s', (from, to, affects) => {
  const effects = effectsOf(from ? [one(from)] : [], to ? [one(to, 'proposed')] : []);
  const why = words(to ? 'proposed' : 'today');
  expect(effects).toEqual(affects ? [{ id: 'letter', rule: 'MEM-02', label: words('A letter'), from, to, why }] : []);
});
