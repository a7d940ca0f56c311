import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ApplicationCancelledV1, eventTypes, type NewEvent, parseEnvelope } from '@mumaris/schemas';
import { applied, reversed } from '../src/exceptions/domain/announcement';
import { changeRejection } from '../src/applications/domain/appealed-rejection';
import { cancel } from '../src/applications/domain/cancellation';
import { settleFee } from '../src/applications/domain/fees';
import { onRulesInForce } from '../src/applications/domain/new-rules';
import { escalate } from '../src/applications/domain/promise';
import { rulesOf } from '../src/applications/domain/rules';
import type { Exception } from '../src/exceptions/domain/exception';
import { askToConfirm } from '../src/profile/domain/confirmation';
import { giveMembershipNumber, openProfile, takeFileOver } from '../src/profile';
import type { ProfileInput } from '../src/profile/domain/profile';
import { loadProfileRules } from '../src/profile/rules/load-rules';
import { approve, reject, returnToApplicant } from '../src/applications/domain/review';
import { resubmit, submit } from '../src/applications/domain/submission';
import { accessRefused } from '../src/documents/domain/asker';
import { accept, awaitUpload, quarantine, receive, refuse } from '../src/documents/domain/document';
import { loadDocumentTypes, loadUploadRules } from '../src/documents/rules/load-rules';
import { liftCondition, setCondition } from '../src/credentials/domain/condition';
import { giveNotice } from '../src/credentials/domain/end-notice';
import { revoke } from '../src/credentials/domain/revocation';
import { liftSuspension, suspend } from '../src/credentials/domain/suspension';
import { createHandlers } from '../src/applications/events';
import { decideClaim, receiveClaim } from '../src/files/domain/file-claim';
import { createFileHandlers } from '../src/files/events';
import { loadClaimRules } from '../src/files/rules/load-rules';
import type { HearingDeps } from '../src/files/use-cases/deps';
import type { Deps } from '../src/applications/use-cases/deps';
import {
  answered,
  approved,
  awaitingAdminFee,
  claimed,
  deficiencies,
  draft,
  inReview,
  journey,
  now,
  practitioner,
  returned,
  reviewer,
  rules,
} from './given';
import { fileOf, statement } from './files';
import { profile, qualification } from './people';
import { caseChanges } from './case-events';
import { examChanges } from './exam-events';
import { given as verification } from './verification-given';
import { takeWord } from '../src/verification/domain/verification-case';
import { documentQualification } from '../src/profile';
import { begin, fetchOnce } from '../src/papers/domain/delivery';
import { goodStandingRules } from './paper-given';
import { registrationRules, registrationUntil } from './registrations';

const folder = path.join(path.dirname(require.resolve('@mumaris/schemas/package.json')), 'events');

const examples = (service: string) =>
  readdirSync(path.join(folder, service))
    .filter((name) => name.endsWith('.example.json'))
    .map((name) => parseEnvelope(JSON.parse(readFileSync(path.join(folder, service, name), 'utf8'))));

const reason = { ar: 'لا يستوفي الشروط.', en: 'Conditions not met.' };
const completion = settleFee(approved, { kind: 'SERVICE', receipt: 'RCT-1' }, journey, rules, now);

const rejected = reject(claimed, { reviewer, text: reason, nonCompliance: false }, rules, now);

const degree = loadDocumentTypes().get('DEGREE_CERTIFICATE');
const looked = { mediaType: 'application/pdf', pages: 1 } as const;
const days = { issuedOn: null, expiresOn: null, takenOn: null };
const owned = { id: 'doc_1', practitionerId: 'pra_1', accountId: 'acc_1', type: degree.code, name: 'x', bytes: 1 };
const received = receive(awaitUpload({ ...owned, ...days }, loadUploadRules(), now).state).state;
const quarantined = quarantine(received, looked, loadUploadRules(), now).state;

const registration = registrationUntil('2028-03-01');
const suspension = { id: 'san_1', from: now, until: new Date('2027-02-22') };
const suspended = suspend(registration, suspension, now);
const condition = {
  id: 'con_1',
  kind: 'SUPERVISION',
  wording: reason,
  startsOn: '2026-11-22',
  lastDay: '2027-05-21',
} as const;
const conditioned = setCondition(registration, condition, now);

const sealed = { contact: 'c'.repeat(40), link: 'l'.repeat(40) };
const delivery = begin(
  {
    ...{ id: 'dlv_1', credentialId: 'cre_1', number: 'GS-1', practitionerId: 'pra_1', accountId: 'acc_1' },
    to: { email: 'a@b.example', name: profile.name.en },
  },
  { linkHash: 'x', code: 'ABCDEFGH', sealed, language: 'EN' },
  goodStandingRules,
  now,
);

const exception: Exception = {
  ...{ id: 'exc_1', number: 'X-1', kind: 'RETURN_PERIOD', reason, status: 'IN_FORCE', steps: [] },
  ...{ scope: { services: [], categories: [], endsFrom: null, endsUntil: null } },
  ...{ requirement: null, from: null, until: '2027-02-01' },
};

const rulesWithVersionTwo = rulesOf({
  ...rules,
  services: [{ ...rules.of(draft), version: 2, changes: reason }, ...rules.services],
});

/** Everything that this service says, as its domain says it. */
const said: readonly NewEvent[] = [
  openProfile(
    { id: 'pra_1', fileNumber: 'F-1', membershipNumber: '1', accountId: 'acc_1', profile: profile as ProfileInput },
    now,
  ),
  submit(answered, journey, rules, now),
  settleFee(awaitingAdminFee, { kind: 'ADMINISTRATIVE', receipt: 'RCT-1' }, journey, rules, now),
  returnToApplicant(claimed, { reviewer, deficiencies }, rules, now),
  resubmit(returned, journey, rules, now),
  approve(claimed, { reviewer }, journey, rules, now),
  rejected,
  changeRejection(rejected.state, { outcome: 'SENT_BACK', reason }, journey, rules, now),
  cancel(inReview, rules, now),
  onRulesInForce(draft, rulesWithVersionTwo, now),
  escalate(inReview, ['acc_lead'], new Date('2026-12-01')),
  takeFileOver(practitioner, { fileNumber: null, membershipNumber: '1' }),
  giveMembershipNumber(practitioner, 'M-1'),
  askToConfirm(practitioner, loadProfileRules(), '2027-11-23'),
  decideClaim(
    receiveClaim(
      {
        id: 'clm_1',
        accountId: 'acc_1',
        hasAccount: false,
        statement: { ...statement, email: 'a@b.example' },
        claimedAt: now,
      },
      fileOf(),
      loadClaimRules(),
      now,
    ).state,
    fileOf(),
    { decision: 'GRANT', reason: 'x', reviewerId: reviewer.id, onFile: { contact: 'x'.repeat(40), language: 'AR' } },
    loadClaimRules(),
    now,
  ),
  accept(quarantined, { ...looked, bytes: 1, sha256: 'a', previews: 0, contentId: 'cnt_1' }, degree, loadUploadRules()),
  refuse(quarantined, { code: 'DOCUMENT_INFECTED', details: {} }, degree),
  { events: [accessRefused({ accountId: 'acc_1', address: '203.0.113.7', device: 'Firefox on Windows' })] },
  { events: [applied(exception, inReview), reversed(exception, inReview, { reason, until: '2027-01-01' })] },
  ...[
    giveNotice(registration, registrationRules, '2028-02-20'),
    giveNotice(registration, registrationRules, '2028-03-02'),
  ],
  ...[suspended, liftSuspension(suspended.state, 'san_1', now), revoke(registration, now)],
  ...[conditioned, liftCondition(conditioned.state, 'con_1', now)],
  ...[delivery, fetchOnce(delivery.state, 'x', goodStandingRules, now)],
  ...examChanges,
  ...caseChanges,
  documentQualification(
    { ...practitioner, qualifications: [{ ...qualification, id: 'qua_1', universityName: null, documentIds: [] }] },
    now,
    '2026-11-22',
  ),
  takeWord(verification.requested, { ...verification.word, status: 'POSITIVE' }, verification.rules, now),
  completion,
  ...(completion.granted ? [completion.granted] : []),
].flatMap(({ events = [] }) => events);

test('every event of the contracts is said, each as its schema and its example have it', () => {
  const wanted = examples('membership');
  expect(said.map(({ type }) => type).sort()).toEqual(wanted.map(({ type }) => type).sort());
  for (const { type, data } of said) {
    expect(() => eventTypes.find((contract) => contract.type === type)?.parse(data)).not.toThrow();
    const example = wanted.find((one) => one.type === type);
    expect(Object.keys(data).sort()).toEqual(Object.keys(example?.data ?? {}).sort());
  }
});

test('what this service listens to it reads as the contracts’ examples write it', () => {
  const handlers = [...createHandlers({} as Deps), ...createFileHandlers({} as HearingDeps)];
  const heard = [...examples('billing'), ...examples('identity')].filter(({ type }) =>
    handlers.some((handler) => handler.type === type),
  );
  expect(heard.map(({ type }) => type).sort()).toEqual(handlers.map(({ type }) => type).sort());
  for (const { type, data } of heard)
    expect(() => handlers.find((handler) => handler.type === type)?.hear(data)).not.toThrow();
});

test('no name, date of birth or nationality leaves this service in an event', () => {
  expect(said.map(({ type }) => type)).toContain(ApplicationCancelledV1.type);
  expect(JSON.stringify(said)).not.toMatch(/Noura|نورة|1992-03-14|"SA"/);
});
