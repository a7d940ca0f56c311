import path from 'node:path';
import { faultsInText } from '@mumaris/kit/testing/speech/faults-in-text';
import { faultsInMessage } from '@mumaris/kit/testing/speech/faults-in-message';
import { composeEmail, composeInbox, composeSms } from '../domain/compose';
import { languages } from '@mumaris/schemas';
import type { Facts } from '../domain/notice';
import type { Template } from '../domain/template';
import { samplesOf } from './check-phrasebook';
import { contractOf } from './contracts';
import { loadPhrasebook } from './load-phrasebook';

const book = loadPhrasebook(path.join(__dirname, '..', '..', 'rules'));

/** The examples once more with words of the other script, and with each count. */
const variantsOf = (facts: Facts): Facts[] => [
  facts,
  ...[0, 1, 2, 3, 10, 11, 100, 102].map((count) => ({
    ...facts,
    ...('hours' in facts && { hours: count }),
    ...('title' in facts && { title: count % 2 ? 'Trauma (2026)' : 'طب الطوارئ' }),
    ...('device' in facts && { device: count % 2 ? 'Firefox on macOS' : '' }),
  })),
];

const cases = [...book.templates.values()].flatMap((template) =>
  samplesOf(template, contractOf(template.about)).flatMap((facts) =>
    languages.map((language) => ({ about: template.about, template, facts, language })),
  ),
);

interface Asked {
  readonly about: string;
  readonly facts: Facts;
  readonly language: 'AR' | 'EN';
}

const faultsInTemplate = ({ channels }: Template, asked: Asked, name: string): string[] =>
  channels.flatMap((channel) => {
    if (channel === 'SMS') return faultsInText(composeSms(asked, book), asked.language, 'PAGE');
    const mail = channel === 'EMAIL' ? composeEmail({ ...asked, name }, book) : composeInbox(asked, book);
    const page = 'text' in mail ? mail.text : mail.body;
    return [...faultsInText(mail.subject, asked.language, 'LABEL'), ...faultsInText(page, asked.language, 'PAGE')];
  });

test.each(cases)('NTF-06 $about reads well in $language', ({ template, facts, ...asked }) => {
  const faults = variantsOf(facts).flatMap((variant) =>
    ['نورة العتيبي', 'Noura Alotaibi'].flatMap((name) =>
      faultsInTemplate(template, { ...asked, facts: variant }, name),
    ),
  );
  expect([...new Set(faults)]).toEqual([]);
});

const names = Object.entries(book.names).flatMap(([group, values]) =>
  Object.entries(values).map(([value, message]) => ({ name: `${group} ${value}`, message })),
);

test.each(names)('NTF-06 the name of $name reads well in both languages', (one) => {
  expect(faultsInMessage({ ...one, form: 'LABEL' })).toEqual([]);
});
