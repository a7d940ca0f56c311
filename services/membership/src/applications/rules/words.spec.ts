import type { Detail, Text } from '@mumaris/schemas';
import { faultsInMessage, type Spoken } from '@mumaris/kit/testing/speech/faults-in-message';
import { loadRules } from './load-rules';

const { lifecycle, services } = loadRules();

const spoken = (form: Spoken['form'], texts: Readonly<Record<string, Text | undefined>>): Spoken[] =>
  Object.entries(texts).flatMap(([name, message]) => (message ? [{ name, message, form, details: samples }] : []));
/** A reviewer's own words end as the reviewer wrote them. */
const samples: Record<string, Detail> = { reason: { ar: 'لا يستوفي الشروط.', en: 'It does not fit.' } };

const statuses = Object.entries(lifecycle.statuses).flatMap(
  ([name, { label, nextStep, beforeInvoice, consequence }]) => [
    ...spoken('LABEL', { [`label of ${name}`]: label }),
    ...spoken('SENTENCES', {
      [`next step of ${name}`]: nextStep?.action,
      [`next step of ${name} without an invoice`]: beforeInvoice?.action,
      [`consequence of ${name}`]: consequence,
    }),
  ],
);

const catalogue = services.flatMap(({ code, name, description, questions, requirements }) => [
  ...spoken('LABEL', { [code]: name }),
  ...spoken('SENTENCES', { [`description of ${code}`]: description }),
  ...questions.flatMap((question) =>
    spoken('LABEL', {
      [`question ${question.id}`]: question.label,
      ...(question.kind === 'CHOICE' &&
        Object.fromEntries(question.choices.map(({ value, label }) => [`choice ${value}`, label]))),
    }),
  ),
  ...requirements.flatMap(({ id, label, advice }) => [
    ...spoken('LABEL', { [`requirement ${id}`]: label }),
    ...spoken('SENTENCES', { [`advice of ${id}`]: advice }),
  ]),
]);

test.each([
  ...statuses,
  ...spoken('LABEL', lifecycle.actions),
  ...spoken('LABEL', lifecycle.nothing),
  ...spoken('SENTENCES', lifecycle.happenings),
  ...catalogue,
])('MEM-04, MEM-27, NTF-06 $name reads well in both languages', (one) => {
  expect(faultsInMessage(one)).toEqual([]);
});
