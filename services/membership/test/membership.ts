import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Caller } from '@mumaris/kit/auth/caller';
import { Secret } from '@mumaris/kit/config';
import type { Failure, Text } from '@mumaris/kit/errors';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { newId, newNumber } from '@mumaris/kit/id';
import { createSealer } from '@mumaris/kit/secrets/seal';
import { startService } from '@mumaris/kit/service';
import {
  callSubgraph,
  fixedClock,
  type GraphAnswer,
  testBus,
  testEventKeys,
  testMongoUri,
  testSealKeys,
  testStore,
  testTopics,
  waitFor,
} from '@mumaris/kit/testing';
import {
  type EventEnvelope,
  InvoiceExpiredV1,
  InvoiceIssuedV1,
  InvoicePaidV1,
  InvoiceWaivedV1,
} from '@mumaris/schemas';
import type { Application } from '../src/applications/domain/application';
import { withPromise } from '../src/applications/domain/promise';
import type { Ports } from '../src/documents/use-cases/deps';
import { awaitUpload, type Document } from '../src/documents/domain/document';
import type { UploadRules } from '../src/documents/domain/upload-rules';
import { wireDeps } from '../src/assemble';
import { wire } from '../src/wire';
import * as given from './given';
import { type Operation, operations } from './operations';
import { person } from './people';

/** An application as the tests' operations show it. */
export interface SeenApplication {
  id: string;
  number: string;
  status: string;
  submittedAt: string | null;
  answers: { question: string; value: string }[];
  requirements: { id: string; met: boolean; question: string; rule: string; advice: Text | null }[];
  nextStep: { actor: string; action: Text } | null;
  deadline: { at: string; day: string; hijri: string; consequence: Text } | null;
  deficiencies: { question: string | null; text: Text }[];
  timeline: { at: string; actor: string; status: string; text: Text }[];
  outcome: { __typename: string; number: string; code: string; status: string; expiresOn: string } | null;
}

export interface Changed {
  application: SeenApplication | null;
  errors: Failure[];
}

export const startedAt = '2026-11-22T09:30:00.000Z';
const newKey = () => randomBytes(32).toString('base64url');
const callerKey = newKey();
const earlierKey = generateKeyPairSync('ed25519').privateKey;
const publicJwk = (key: KeyObject) => createPublicKey(key).export({ format: 'jwk' });
const proofsKey = JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
const decisionsKey = JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
/** What the verification company and the service know each other by. */
export const verifierKey = 'a key of the tests alone';
export const verifierSecret = randomBytes(24).toString('base64');
/** What the company that holds exams signs its results with. */
export const examResultsSecret = randomBytes(24).toString('base64');
const total = { amount: 10_000, currency: 'SAR' } as const;

/** What may stand beside the service: a virus scanner, what applications say of documents, a store that another replica has. */
interface Surroundings {
  readonly scanner?: string;
  readonly ports?: Ports;
  readonly verifier?: string;
  readonly s3?: { readonly S3_BUCKET: string; readonly S3_ENDPOINT: string };
}

/** The service alone, on a store and topics of its own, with billing as events. */
export const startMembership = async ({
  scanner = 'tcp://127.0.0.1:1',
  verifier = 'http://127.0.0.1:1',
  ports,
  s3,
}: Surroundings = {}) => {
  const uri = testMongoUri();
  const { brokers, prefix } = await testTopics();
  const clock = fixedClock(startedAt);
  const { publicKey, privateKey, unsealer } = await testSealKeys();
  const config = {
    NODE_ENV: 'test' as const,
    LOG_LEVEL: 'silent' as const,
    HOST: '127.0.0.1',
    PORT: 0,
    MONGODB_URI: uri,
    KAFKA_BROKERS: brokers,
    ...testEventKeys('membership'),
    KAFKA_PREFIX: prefix,
    CALLER_KEY: new Secret(callerKey),
    SEAL_KEY: new Secret(privateKey),
    NOTIFICATION_SEAL_KEY: publicKey,
    FIELD_KEY: new Secret(newKey()),
    DOCUMENTS_URL: 'http://documents.test',
    CHECK_URL: 'https://portal.test/check',
    DOCUMENTS_ORIGINS: ['http://portal.test'],
    DOCUMENTS_KEY: new Secret(newKey()),
    DECISIONS_KEY: new Secret(decisionsKey),
    DECISIONS_EARLIER_KEYS: JSON.stringify({ keys: [publicJwk(earlierKey)] }),
    PROOFS_KEY: new Secret(proofsKey),
    PROOFS_EARLIER_KEYS: JSON.stringify({ keys: [publicJwk(earlierKey)] }),
    CLAMD_ADDRESS: scanner,
    VERIFIER_URL: verifier,
    VERIFIER_KEY: new Secret(verifierKey),
    VERIFIER_WEBHOOK_SECRET: new Secret(verifierSecret),
    EXAM_RESULTS_SECRET: new Secret(examResultsSecret),
    S3_REGION: 'us-east-1',
    ...(s3 && { ...s3, S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: new Secret('secret') }),
  };
  const [service, bus, store] = await Promise.all([
    startService('membership', config, (platform, all: typeof config) => wire(platform, all, ports), clock),
    testBus(brokers, prefix, ['membership']),
    testStore(uri),
  ]);

  /** Waits until the service has taken an event in. */
  const handled = ({ id }: EventEnvelope) =>
    waitFor(() => store.connection.collection<{ _id: string }>('inbox').findOne({ _id: id }), { what: id });

  /** Where its graph is asked. */
  const of = { url: service.url, subgraph: 'membership', callerKey };

  const ask = <D>(operation: Operation, caller: Partial<Caller>, variables: object = {}): Promise<GraphAnswer<D>> =>
    callSubgraph<D>({
      ...of,
      caller,
      query: operations[operation],
      variables: { ...variables },
    });

  /** A mutation's payload. */
  const change = async <P = Changed>(operation: Operation, caller: Partial<Caller>, input: object): Promise<P> => {
    const { data, errors } = await ask<Record<string, P>>(operation, caller, { input });
    if (errors?.length) throw new Error(JSON.stringify(errors));
    return data[operation] as P;
  };

  /** A mutation that has to go through. */
  const done = async (operation: Operation, caller: Partial<Caller>, input: object): Promise<SeenApplication> => {
    const { application, errors } = await change(operation, caller, input);
    if (!application) throw new Error(JSON.stringify(errors));
    return application;
  };

  const see = async (id: string, caller: Partial<Caller>) =>
    (await ask<{ application: SeenApplication }>('application', caller, { id })).data.application;

  const waitForStatus = (id: string, caller: Partial<Caller>, status: string) =>
    waitFor(
      async () => {
        const seen = await see(id, caller);
        return seen.status === status && seen;
      },
      { what: `${id} to be ${status}` },
    );

  /** Billing's word on a fee. */
  const invoice = (
    applicationId: string,
    kind: 'ADMINISTRATIVE' | 'SERVICE' | 'COMBINED' | 'EXAM',
    dueAt = '2026-12-22T20:59:59.999Z',
  ) => {
    const invoiceId = `inv_${applicationId.slice(4)}_${kind}`;
    const common = { invoiceId, number: `INV-${kind}`, kind, applicationId, accountId: 'acc_any', total };
    const place = { subject: invoiceId };
    return {
      issued: () =>
        bus.publish(InvoiceIssuedV1, { ...common, dueAt, billerCode: '902', billNumber: '100200300' }, place),
      paid: () =>
        bus.publish(
          InvoicePaidV1,
          { ...common, paidAt: clock.now().toISOString(), method: 'SADAD', receiptNumber: `RCT-${kind}` },
          place,
        ),
      waived: () => bus.publish(InvoiceWaivedV1, { ...common, decision: 'DM-2026-004' }, place),
      expired: () => bus.publish(InvoiceExpiredV1, { ...common, dueAt }, place),
    };
  };

  const outbox = createOutbox({ service: 'membership', ...store, clock });
  const deps = wireDeps({ ...store, clock, outbox }, config);

  /** A person whose profile is there as a row. */
  const withProfile = async (accountId: string) => {
    const id = newId('pra');
    await deps.practitioners.insert({ state: { ...given.practitioner, id, accountId, fileNumber: newNumber('F') } });
    return { caller: person(accountId), practitionerId: id };
  };

  /** A document that is checked and ready, put there as a row. */
  const withDocument = async (
    { practitionerId, accountId }: { practitionerId: string; accountId: string },
    fields: Partial<Document>,
  ) => {
    const id = newId('doc');
    const request = { practitionerId, accountId, id, type: 'EMPLOYER_LETTER', name: 'letter.pdf', bytes: 1_024 };
    const dates = { issuedOn: null, expiresOn: null, takenOn: null };
    const rules = { unfinishedHours: 24 } as UploadRules;
    const { state } = awaitUpload({ ...request, ...dates }, rules, clock.now());
    await deps.documents.insert({ state: { ...state, status: 'READY', sha256: id, dueAt: null, ...fields } });
    return id;
  };

  /** A new person's application, put there as a row in the state that is given. */
  const put = async (accountId: string, state: Application) => {
    const { caller, practitionerId } = await withProfile(accountId);
    const id = newId('app');
    await deps.applications.insert({ state: { ...state, id, number: newNumber('A'), accountId, practitionerId } });
    return { caller, application: await see(id, caller) };
  };

  /** A submitted application of a new person. */
  const submitted = (accountId: string) => put(accountId, given.awaitingAdminFee);

  /** An application of a new person that is with the reviewers, since now. */
  const inReview = (accountId: string) =>
    put(accountId, withPromise({ ...given.inReview, queuedAt: clock.now() }, given.rules));

  const stop = async () => {
    await Promise.all([service.stop(), bus.stop()]);
    await store.drop();
  };

  /** Another replica of the same service, on the same store; with a clock of its own where one is given. */
  const replica = (own = clock) =>
    startService('membership', config, (platform, all: typeof config) => wire(platform, all, ports), own);

  return {
    store,
    replica,
    deps,
    sealer: await createSealer(publicKey),
    unsealer,
    of,
    url: service.url,
    clock,
    handled,
    bus,
    ask,
    change,
    done,
    see,
    put,
    waitForStatus,
    invoice,
    withProfile,
    withDocument,
    submitted,
    inReview,
    stop,
  };
};

export type Membership = Awaited<ReturnType<typeof startMembership>>;
