import { newReviewer } from '../src/reviewers/domain/reviewer';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Caller } from '@mumaris/kit/auth/caller';
import { Secret } from '@mumaris/kit/config';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { createTextSigner, openSigned, readKeySet } from '@mumaris/kit/secrets/sign';
import type { Text } from '@mumaris/schemas';
import { replayCommand } from '../src/applications/commands/replay-command';
import { type Decision, decisionType } from '../src/applications/domain/decision';
import { replay } from '../src/applications/domain/replay';
import { reject } from '../src/applications/domain/review';
import { createJourneys, type Journeys } from '../src/applications/store/journeys';
import { claimed, deficiencies, now, rules } from './given';
import { type Membership, startMembership } from './membership';
import { answers, person, reviewer, support } from './people';
import { undisturbed } from '../src/credentials/domain/standing';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());

const reviewerId = 'acc_saad_of_the_desk';
const saad = reviewer(reviewerId);

interface SeenDecision {
  id: string;
  kind: string;
  by: string;
  status: string;
  text: Text;
  judgedOn: string;
  rulesVersion: number;
  requirements: { id: string; verdict: string }[];
}

/** What is seen of an application's decisions, the first one first. */
const decisionsOf = async (id: string, caller: Partial<Caller>) => {
  const { data, errors } = await membership.ask<{ application: { decisions: SeenDecision[] } }>('decisions', caller, {
    id,
  });
  if (errors?.length) throw new Error(JSON.stringify(errors));
  return data.application.decisions.toReversed();
};

const askBundle = (id: string, caller: Partial<Caller>) =>
  membership.ask<{ decisionBundle: { name: string; text: string } | null }>('decisionBundle', caller, { id });

const publishedKeys = async () => readKeySet(await (await fetch(`${membership.url}/decisions/keys.json`)).text());

const opened = async (id: string, caller: Partial<Caller>): Promise<{ text: string; decision: Decision }> => {
  const { data } = await askBundle(id, caller);
  const text = await openSigned(data.decisionBundle?.text ?? '', decisionType, await publishedKeys());
  return { text, decision: JSON.parse(text) as Decision };
};

const reason = { ar: 'لا يستوفي الشروط.', en: 'The conditions are not met.' };
const refusal = { reviewer: newReviewer(claimed.claim?.reviewerId ?? ''), text: reason, nonCompliance: false };

const newKey = () => JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));

const rows = () => membership.store.connection.collection('decisions');

test('MEM-04 each submission and decision keeps what it was decided on, as its applicant reads it', async () => {
  const { done, invoice, waitForStatus } = membership;
  const { caller } = await membership.withProfile('acc_decided');
  const { id, number } = await done('startApplication', caller, { service: 'TRAINING_LETTER' });
  const ask = { applicationId: id };
  const bare = await membership.change('submitApplication', caller, ask);
  expect(bare.errors).not.toEqual([]);
  await done('answerQuestions', caller, { ...ask, answers });
  expect(await decisionsOf(id, caller)).toEqual([]);
  await done('submitApplication', caller, ask);
  await invoice(id, 'ADMINISTRATIVE').paid();
  await waitForStatus(id, caller, 'UNDER_REVIEW');
  await done('claimApplication', saad, ask);
  const asked = deficiencies.map(({ text, ...rest }) => ({ ...text, ...rest }));
  await done('returnApplication', saad, { ...ask, deficiencies: asked });
  await done('answerQuestions', caller, { ...ask, answers: [{ question: 'city', value: 'جدة' }] });
  await done('resubmitApplication', caller, ask);
  await done('claimApplication', saad, ask);
  await done('approveApplication', saad, { ...ask, remark: 'سرّ المراجعين' });
  await invoice(id, 'SERVICE').paid();
  await waitForStatus(id, caller, 'COMPLETED');

  const seen = await decisionsOf(id, caller);
  expect(seen.map(({ kind, by, status }) => `${kind} ${by} ${status}`)).toEqual([
    'SUBMITTED APPLICANT AWAITING_ADMIN_FEE',
    'RETURNED REVIEWER RETURNED',
    'RESUBMITTED APPLICANT UNDER_REVIEW',
    'APPROVED REVIEWER PRELIMINARILY_APPROVED',
    'GRANTED SYSTEM COMPLETED',
  ]);
  expect(seen.map(({ judgedOn, rulesVersion }) => `${judgedOn} ${rulesVersion}`)).toEqual(
    Array(5).fill('2026-11-22 1'),
  );
  const bundles = await Promise.all(seen.map((one) => opened(one.id, caller)));
  const cities = bundles.map(
    ({ decision }) => decision.facts.answers.find(({ question }) => question === 'city')?.value,
  );
  expect(cities).toEqual(['الرياض', 'الرياض', 'جدة', 'جدة', 'جدة']);
  for (const [index, { text, decision }] of bundles.entries()) {
    expect(replay(decision)).toEqual([]);
    expect(decision.application).toEqual({ id, number });
    expect(seen[index]?.requirements.map(({ verdict }) => verdict)).toEqual(
      decision.requirements.map(({ verdict }) => verdict),
    );
    // Nobody who decided, and nothing that only staff read.
    expect(text).not.toContain(reviewerId);
    expect(text).not.toContain('سرّ');
  }
  const { data } = await askBundle(seen[0]?.id ?? '', saad);
  expect(data.decisionBundle?.name).toBe(`${number}-2026-11-22-SUBMITTED.jws`);
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'mumaris-decision-')), data.decisionBundle?.name ?? '');
  writeFileSync(file, data.decisionBundle?.text ?? '');
  const keys = `${membership.url}/decisions/keys.json`;
  expect(await replayCommand([file, '--keys', keys])).toMatchObject({ same: true });
});

test('MEM-24 a rejection is kept with its reason', async () => {
  const { caller, application } = await membership.inReview('acc_refused');
  const ask = { applicationId: application.id };
  await membership.done('claimApplication', saad, ask);
  await membership.done('rejectApplication', saad, { ...ask, reason, nonCompliance: true });
  const [rejected, ...more] = await decisionsOf(application.id, caller);
  expect(more).toEqual([]);
  expect(rejected).toMatchObject({ kind: 'REJECTED', by: 'REVIEWER', status: 'REJECTED' });
  expect(rejected?.text.en).toContain(reason.en);
});

test('MEM-05 a decision keeps each document by what it is and its digest', async () => {
  const { done, deps } = membership;
  const accountId = 'acc_documented';
  const { caller, practitionerId } = await membership.withProfile(accountId);
  const held = { practitionerId, accountId, applicationId: 'app_before', holder: reason, category: 'NURSE' } as const;
  const registration = { kind: 'REGISTRATION', content: { startsOn: '2024-12-01', employer: null } } as const;
  const dates = {
    issuedOn: '2024-12-01',
    expiresOn: '2027-11-30',
    extension: null,
    followedBy: null,
    replacedBy: null,
    standing: undisturbed,
  };
  await deps.credentials.insert({
    state: { id: 'cre_1', number: 'R-1', code: 'ABCDEFGH', status: 'ACTIVE', ...held, ...registration, ...dates },
  });
  const { id: applicationId } = await done('startApplication', caller, { service: 'EMPLOYER_CHANGE' });
  const written = { employer: 'مستشفى الباحة', worksFrom: '2026-12-01', released: 'NO', confirmed: 'true' };
  const filled = Object.entries(written).map(([question, value]) => ({ question, value }));
  await done('answerQuestions', caller, { applicationId, answers: filled });
  const owner = { practitionerId, accountId };
  const letter = await membership.withDocument(owner, { name: 'اسم الملف.pdf', issuedOn: '2026-10-01' });
  await done('attachDocument', caller, { applicationId, slot: 'employerLetter', documentId: letter });
  await done('submitApplication', caller, { applicationId });
  const [submitted] = await decisionsOf(applicationId, caller);
  const { text, decision } = await opened(submitted?.id ?? '', caller);
  expect(decision.facts.documents).toMatchObject([{ slot: 'employerLetter', sha256: letter, issuedOn: '2026-10-01' }]);
  expect(decision.facts.known).toMatchObject({ 'registration.status': 'ACTIVE' });
  expect(text).not.toContain('اسم الملف');
});

test('MEM-04 nobody else reads a decision: one that is not theirs is not there', async () => {
  const { caller, application } = await membership.inReview('acc_reads_own');
  await membership.done('claimApplication', saad, { applicationId: application.id });
  await membership.done('approveApplication', saad, { applicationId: application.id });
  const [approved] = await decisionsOf(application.id, caller);
  const id = approved?.id ?? '';
  for (const stranger of [person('acc_stranger'), support]) {
    const { data, errors } = await askBundle(id, stranger);
    expect([data, errors?.map(({ extensions }) => extensions?.['code'])]).toEqual([null, ['NOT_FOUND']]);
  }
  const { errors } = await askBundle('dec_nothing', caller);
  expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect((await askBundle(id, saad)).data.decisionBundle).not.toBeNull();
  expect((await membership.ask('decisions', support, { id: application.id })).errors).not.toBeUndefined();
});

test('MEM-04 a decision and what it was decided on are written together or not at all', async () => {
  const { deps, store } = membership;
  const signer = await createTextSigner(new Secret(newKey()));
  const parts = { ...deps, connection: store.connection, signer, handOver: () => Promise.resolve() };
  const full = { ...deps.decisions, add: () => Promise.reject(new Error('the store is full')) };
  const { application } = await membership.inReview('acc_aborted');
  const before = await rows().countDocuments();
  const rejectBy = (journeys: Journeys, tx?: Transaction) =>
    journeys.advance(application.id, (one) => reject({ ...one, claim: claimed.claim }, refusal, rules, now), tx);
  await expect(rejectBy(createJourneys({ ...parts, decisions: full }))).rejects.toThrow('the store is full');
  const dies = inTransaction(store.connection, async (tx) => {
    await rejectBy(createJourneys(parts), tx);
    throw new Error('the process dies here');
  });
  await expect(dies).rejects.toThrow('the process dies here');
  expect(await rows().countDocuments()).toBe(before);
  expect(await deps.applications.get(application.id)).toMatchObject({ status: 'UNDER_REVIEW' });
  await rejectBy(createJourneys(parts));
  expect(await rows().countDocuments()).toBe(before + 1);
});

test('MEM-20 a step that decides cannot pass by its record', async () => {
  const { application } = await membership.inReview('acc_bypassed');
  const bypass = membership.deps.applications.update(application.id, (one) =>
    reject({ ...one, claim: claimed.claim }, refusal, rules, now),
  );
  await expect(bypass).rejects.toThrow('REJECTED is to be taken by journeys.advance');
});

test('MEM-04 the keys are published to everybody, those from before as well, and no private one', async () => {
  const answer = await fetch(`${membership.url}/decisions/keys.json`);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
  const { keys } = (await answer.json()) as { keys: Record<string, string>[] };
  expect(keys.map((key) => Object.keys(key).sort().join())).toEqual(Array(2).fill('alg,crv,kid,kty,use,x'));
});
