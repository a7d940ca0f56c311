import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { Caller } from '@mumaris/kit/auth/caller';
import { newId, newNumber } from '@mumaris/kit/id';
import type { Content, Credential } from '../src/credentials';
import type { Membership } from './membership';
import { registrationUntil } from './registrations';

const checker = path.join(__dirname, '../../../scripts/check-credential/cli.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'mumaris-proofs-'));
/** A file of its own, as somebody saves it. */
export const save = (name: string, content: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** Runs the offline checker as whoever checks would. */
export const checkOffline = async (...args: readonly string[]) => {
  const child = spawn(process.execPath, [checker, ...args], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: Number(code), stdout, stderr, words: stdout.split('\n')[0] };
};

export interface SeenProof {
  readonly __typename: string;
  readonly number: string;
  readonly proof: { name: string; text: string; validFrom: string; validUntil: string | null };
}

/** What a compact JWS says, unproved. */
export const saidBy = (compact: string) =>
  JSON.parse(Buffer.from(compact.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
    validFrom: string;
    validUntil: string;
    credentialStatus: { statusPurpose: string; statusListIndex: string; statusListCredential: string }[];
    credentialSubject: { statusPurpose: string; encodedList: string; specialty?: { '@value': string }[] };
  };

/** What every kind but a registration says. */
const contents: readonly Content[] = [
  {
    kind: 'TRAINING_LETTER',
    content: {
      ...{ institution: 'مستشفى', city: 'الرياض', specialty: 'تمريض العناية المركزة' },
      ...{ startsOn: '2027-01-01', endsOn: '2027-03-31' },
    },
  },
  { kind: 'CLASSIFICATION', content: { specialty: 'GENERAL_NURSING', rank: 'SPECIALIST' } },
  {
    kind: 'TEMPORARY_REGISTRATION',
    content: { reason: 'SEASON', institution: 'مستشفى منى', city: 'مكة المكرمة', startsOn: '2026-11-01' },
  },
  { kind: 'RECOGNISED_CERTIFICATE', content: { title: 'ACLS', issuer: 'AHA', awardedOn: '2025-01-01' } },
  { kind: 'ELIGIBILITY_NUMBER', content: {} },
  { kind: 'CARD', content: {} },
  {
    kind: 'LISTED_QUALIFICATION',
    content: {
      ...{ title: { ar: 'تمريض الحروق', en: 'Burns nursing' }, under: 'GENERAL_NURSING' },
      ...{ qualification: 'MSc', institution: 'KSU' },
    },
  },
];

/** What the tests do with proofs of one running service. */
export const proofsOf = (membership: Membership) => {
  const { deps, store, url } = membership;
  const issuer = 'http://documents.test';

  /** A document of somebody, put there as the service writes it. */
  const put = (of: { practitionerId: string; accountId: string }, fields: Partial<Credential> = {}) => {
    const id = newId('cre');
    const fresh = { ...of, id, number: newNumber('R'), applicationId: `app_${id}` };
    const state = { ...registrationUntil('2028-03-01', fresh), ...fields } as Credential;
    return deps.credentials.insert({ state });
  };
  const registered = async (accountId: string) => {
    const { caller, practitionerId } = await membership.withProfile(accountId);
    const registration = await put({ practitionerId, accountId });
    return { caller, accountId, practitionerId, registration };
  };

  const ask = (caller: Partial<Caller>, practitionerId: string) =>
    membership.ask<{ _entities: ({ credentials: { edges: { node: SeenProof }[] } } | null)[] }>('proofs', caller, {
      representations: [{ __typename: 'Practitioner', id: practitionerId }],
    });
  const read = async ({ caller, practitionerId }: { caller: Partial<Caller>; practitionerId: string }) => {
    const { data, errors } = await ask(caller, practitionerId);
    if (errors?.length) throw new Error(JSON.stringify(errors));
    return (data._entities[0]?.credentials.edges ?? []).map(({ node }) => node);
  };

  /** An address that a proof names, as the test reaches it. */
  const here = (address: string) => address.replace(issuer, url);
  const fetchText = async (address: string) => (await fetch(here(address))).text();

  /** Whether a proof's bit is set in the published list of a purpose. */
  const isTold = async (proof: string, purpose: 'revocation' | 'suspension'): Promise<boolean> => {
    const entry = saidBy(proof).credentialStatus.find((one) => one.statusPurpose === purpose);
    const list = saidBy(await fetchText(entry?.statusListCredential ?? ''));
    const bytes = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
    const place = Number(entry?.statusListIndex);
    return (((bytes[place >> 3] ?? 0) >> (7 - (place & 7))) & 1) === 1;
  };

  /** What somebody saves to check a proof later: the proof, the keys, both lists. */
  const saved = async (proof: string, name: string) => {
    const lists = await Promise.all(
      saidBy(proof).credentialStatus.map(async ({ statusPurpose, statusListCredential }) =>
        save(`${name}-${statusPurpose}.jwt`, await fetchText(statusListCredential)),
      ),
    );
    const keys = save(`${name}-keys.json`, await fetchText(`${issuer}/.well-known/jwks.json`));
    return [save(`${name}.jwt`, `${proof}\n`), '--keys', keys, ...lists.flatMap((list) => ['--status-list', list])];
  };

  return {
    put,
    registered,
    ask,
    read,
    here,
    isTold,
    saved,
    contents,
    places: store.connection.collection('status-places'),
  };
};
