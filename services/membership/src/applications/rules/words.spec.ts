import type { Detail, Text } from '@mumaris/schemas';
import { faultsInMessage, type Spoken } from '@mumaris/kit/testing/speech/faults-in-message';
import { loadReference } from '../../reference/rules/load-reference';
import { loadRules } from './load-rules';

const { lifecycle, services, words } = loadRules(loadReference());

const spoken = (form: Spoken['form'], texts: Readonly<Record<string, Text | undefined>>): Spoken[] =>
  Object.entries(texts).flatMap(([name, message]) => (message ? [{ name, message, form, details: samples }] : []));
/** A reviewer's own words end as the reviewer wrote them. */
const samples: Record<string, Detail> = {
  changes: { ar: 'صار السبب لازمًا.', en: 'The reason is asked.' },
  reason: { ar: 'لا يستوفي الشروط.', en: 'It does not fit.' },
};

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

const catalogue = services.flatMap(({ code, name, description, changes, questions, documents, requirements }) => [
  ...spoken('LABEL', { [code]: name }),
  ...spoken('SENTENCES', { [`description of ${code}`]: description, [`changes of ${code}`]: changes ?? undefined }),
  ...questions
    .flatMap((one) => (one.kind === 'ROWS' ? [one, ...one.questions] : [one]))
    .flatMap((question) =>
      spoken('LABEL', {
        [`question ${question.id}`]: question.label,
        ...(question.kind === 'CHOICE' &&
          Object.fromEntries(question.choices.map(({ value, label }) => [`choice ${value}`, label]))),
      }),
    ),
  ...requirements.flatMap(({ id, words: own = {} }) =>
    Object.entries(own).flatMap(([reason, { why, advice }]) =>
      spoken('SENTENCES', {
        [`${reason} of ${id} of ${code}`]: why,
        [`advice on ${reason} of ${id} of ${code}`]: advice,
      }),
    ),
  ),
  ...[...requirements, ...documents].flatMap(({ id, label, advice, unless }) => [
    ...spoken('LABEL', { [`requirement ${id} of ${code}`]: label }),
    ...spoken('SENTENCES', { [`advice of ${id} of ${code}`]: advice, [`exemption from ${id} of ${code}`]: unless }),
  ]),
]);

test.each([
  ...statuses,
  ...spoken('LABEL', lifecycle.actions),
  ...spoken('LABEL', lifecycle.nothing),
  ...spoken('SENTENCES', lifecycle.happenings),
  ...spoken('SENTENCES', lifecycle.completing),
  ...spoken('LABEL', lifecycle.undecided),
  ...[...lifecycle.officeHours.holidays, ...lifecycle.officeHours.shorterHours].flatMap(({ from, name }) =>
    spoken('LABEL', { [`holidays of ${from}`]: name }),
  ),
  ...spoken('SENTENCES', words.reasons),
  ...spoken('SENTENCES', words.advices),
  ...spoken('SENTENCES', { ...words.notStated }),
  ...catalogue,
])('MEM-04, MEM-27, NTF-06 $name reads well in both languages', (one) => {
  expect(faultsInMessage(one)).toEqual([]);
});
