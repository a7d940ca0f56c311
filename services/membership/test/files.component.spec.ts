import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { luhnCheckDigit } from '@mumaris/kit/id';
import type { Failure } from '@mumaris/kit/errors';
import { waitFor } from '@mumaris/kit/testing';
import {
  AccountActivatedV1,
  FileClaimDecidedV1,
  FileClaimedV1,
  FileConnectedV1,
  FileContactReplacedV1,
  PractitionerOpenedV1,
} from '@mumaris/schemas';
import { filesCommand } from '../src/files';
import type { Statement } from '../src/files/domain/agreement';
import type { Row } from '../src/files/domain/file-row';
import { row, statement } from './files';
import { type Membership, startMembership } from './membership';
import { person, profile, reviewer } from './people';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());

let people = 0;
/** A row of somebody of one's own. */
const somebody = (changes: Partial<Row> = {}): Row => {
  const index = ++people;
  const nine = `1${String(20_000_000 + index)}`;
  const idNumber = `${nine}${luhnCheckDigit([...nine].map(Number))}`;
  const [registrationNumber, fileNumber] = [`12-R-${100_000 + index}`, `F-9-${index}`];
  return { ...row, registrationNumber, fileNumber, idNumber, ...changes };
};

const write = async (rows: readonly Row[], extra = '') => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'files-')), 'files.jsonl');
  await writeFile(file, rows.map((one) => JSON.stringify(one)).join('\n') + extra);
  return file;
};
const run = (args: string[]) => filesCommand(args, (work) => work(membership.deps));
const importing = async (file: string, ...options: string[]) => {
  const said = await run(['import', file, ...options]);
  process.exitCode = 0;
  return said;
};
const imported = async (...rows: Row[]) => importing(await write(rows));
const stored = () => membership.store.connection.collection('earlier-files');

/** Identity's word that somebody claims the file of a row. */
const claim = async (
  { registrationNumber = '', idNumber = '' }: Row,
  changes: Partial<Statement> = {},
  account?: string,
) => {
  const ids = { claimId: `clm_${randomUUID()}`, accountId: account ?? `acc_${randomUUID()}` };
  const stated = { ...statement, registrationNumber, idNumber, ...changes };
  const sealed = await membership.sealer.seal(stated);
  const data = {
    ...ids,
    hasAccount: account !== undefined,
    claimedAt: membership.clock.now().toISOString(),
    statement: sealed,
  };
  await membership.handled(await membership.bus.publish(FileClaimedV1, data, { subject: ids.claimId }));
  return ids;
};
const answerTo = ({ claimId }: { claimId: string }) =>
  membership.bus
    .heard()
    .filter(({ type, subject }) => type === FileClaimDecidedV1.type && subject === claimId)
    .map(({ data }) => FileClaimDecidedV1.parse(data).granted);
const answered = (ids: { claimId: string }) =>
  waitFor(() => (answerTo(ids).length ? answerTo(ids) : undefined), { what: `${ids.claimId} to be answered` });
const activate = async ({ accountId }: { accountId: string }, document?: object) => {
  const idDocument = document && (await membership.sealer.seal(document));
  const data = { accountId, roles: ['PRACTITIONER'] as ['PRACTITIONER'], ...(idDocument && { idDocument }) };
  await membership.handled(await membership.bus.publish(AccountActivatedV1, data, { subject: accountId }));
};
const opened = (accountId: string) => membership.deps.practitioners.byAccountIds([accountId]);

interface Queue {
  fileClaimQueue: { edges: { node: Record<string, unknown> & { id: string } }[] };
}
const queue = async (who = 'acc_r') =>
  (await membership.ask<Queue>('fileClaimQueue', reviewer(who), {})).data.fileClaimQueue;

describe('IDN-16 an import', () => {
  test('takes good rows and names bad ones; the same again changes nothing, a changed row its file alone', async () => {
    const [first, second] = [somebody(), somebody()];
    const bad = somebody({ idNumber: '1234567890', dateOfBirth: 'soon' });
    const file = await write([first, bad, second], '\n{"torn":');
    const errors = `${file}.errors.csv`;
    expect(await importing(file, '--errors', errors)).toBe(
      `Added 2, changed 0; 0 as they are; 2 refused: see ${errors}.`,
    );
    const lines = (await readFile(errors, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      '\uFEFFrow field code',
      '2 "idNumber" "ID_NUMBER_INVALID"',
      '2 "dateOfBirth" "BAD_DATE"',
      '4 "" "FILE_ROW_UNREADABLE"',
    ]);
    for (const line of lines.slice(1)) expect(line).toMatch(/"[^"]*[\u0621-\u064a].*","[A-Z]/);
    expect(await imported(first, second)).toBe('Added 0, changed 0; 2 as they are; none refused.');
    expect(await imported({ ...first, grade: 'استشاري' }, second)).toBe(
      'Added 0, changed 1; 1 as they are; none refused.',
    );
  });

  test('previews what it would do, and does nothing', async () => {
    const rows = [somebody(), somebody()];
    const before = await stored().countDocuments();
    expect(await importing(await write(rows), '--preview')).toBe('Would add 2, change 0; 0 as they are; none refused.');
    expect(await stored().countDocuments()).toBe(before);
  });

  test('takes what comes before a torn row, says where that is, and counts', async () => {
    const [first, second] = [somebody(), somebody()];
    const columns = Object.keys(first);
    const line = (one: Row) => columns.map((column) => one[column] ?? '').join(',');
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'files-')), 'files.csv');
    await writeFile(file, [columns, line(first), line({ ...second, grade: '"torn' }), line(somebody())].join('\n'));
    const torn = `${file} is torn in row 3: a quote is not closed. Mend that row and import the file again. The rows read before that`;
    await expect(importing(file, '--preview')).rejects.toThrow(
      `${torn} would be taken, and nothing after it.\nWould add 1, change 0; 0 as they are; none refused.`,
    );
    await expect(importing(file)).rejects.toThrow(
      `${torn} were taken, and nothing after it.\nAdded 1, changed 0; 0 as they are; none refused.`,
    );
    await writeFile(file, [columns, line({ ...second, grade: 'in "between"' })].join('\n'));
    await expect(importing(file)).rejects.toThrow('No row was taken.');
    expect(await imported(first, second)).toBe('Added 1, changed 0; 1 as they are; none refused.');
  });

  test('refuses what others have, in the store and in the same file', async () => {
    const [there, profile_] = [somebody(), await membership.withProfile('acc_numbered')];
    await imported(there);
    const { fileNumber = '' } = (await membership.deps.practitioners.get(profile_.practitionerId)) as {
      fileNumber: string;
    };
    const twin = somebody();
    const file = await write([
      somebody({ idNumber: there.idNumber }),
      somebody({ fileNumber: there.fileNumber }),
      somebody({ fileNumber }),
      twin,
      somebody({ idNumber: twin.idNumber }),
    ]);
    const errors = `${file}.errors.csv`;
    expect(await importing(file, '--errors', errors)).toContain('Added 1, changed 0; 0 as they are; 4 refused');
    expect((await readFile(errors, 'utf8')).match(/FILE_\w+/g)).toEqual([
      'FILE_ROW_REPEATED',
      'FILE_DOCUMENT_TAKEN',
      'FILE_NUMBER_TAKEN',
      'FILE_NUMBER_TAKEN',
    ]);
  });

  test('leaves nothing readable of a person in the store', async () => {
    const one = somebody();
    await imported(one);
    const text = JSON.stringify(await stored().findOne({ registrationNumber: one.registrationNumber }));
    expect(text).not.toMatch(new RegExp(`${one.idNumber}|Noura|القحطاني|1992-03-14|noura@|أخصائي`));
  });

  test('two at once add each file once', async () => {
    const rows = Array.from({ length: 50 }, () => somebody());
    const before = await stored().countDocuments();
    await Promise.all([imported(...rows), imported(...rows)]);
    expect((await stored().countDocuments()) - before).toBe(50);
  });

  test('says how it is used', async () => {
    for (const args of [[], ['import'], ['import', 'a.csv', 'b.csv'], ['import', 'a.csv', '--dry']])
      await expect(run(args)).rejects.toThrow('usage: npm run files');
    await expect(run(['import', '/nowhere/files.csv'])).rejects.toThrow('cannot be read');
    expect(await run(['--help'])).toContain('--preview');
  });
});

describe('IDN-16 a claim', () => {
  test('that agrees in all opens the profile of its account from the file, with its numbers and no second one', async () => {
    const one = somebody();
    await imported(one);
    const ids = await claim(one, { nationality: 'SA' });
    expect(await answered(ids)).toEqual([true]);
    expect(await opened(ids.accountId)).toEqual([]);
    await activate(ids);
    await activate(ids);
    const said = await membership.bus.hear(PractitionerOpenedV1, ({ accountId }) => accountId === ids.accountId);
    expect(said.fileNumber).toBe(one.fileNumber);
    const [practitioner, ...more] = await opened(ids.accountId);
    expect(more).toEqual([]);
    expect(practitioner).toMatchObject({
      fileNumber: one.fileNumber,
      membershipNumber: one.registrationNumber,
      profile: { name: statement.name, category: 'NURSE', gender: 'FEMALE', address: statement.address },
    });
    expect(await imported({ ...one, grade: 'آخر' })).toContain('1 refused');
    const again = await claim(one);
    expect(answerTo(again)).toEqual([]);
    await activate(again);
    expect(await opened(again.accountId)).toEqual([]);
  });

  test('is opened by whoever asks for a profile before the activation was heard, also ten times at once', async () => {
    const one = somebody();
    await imported(one);
    const ids = await claim(one);
    await answered(ids);
    const open = () => membership.change<{ errors: { code: string }[] }>('openProfile', person(ids.accountId), profile);
    const [answers] = await Promise.all([Promise.all(Array.from({ length: 10 }, open)), activate(ids)]);
    expect(new Set(answers.flatMap(({ errors }) => errors.map(({ code }) => code)))).toEqual(
      new Set(['PROFILE_EXISTS']),
    );
    expect((await opened(ids.accountId)).map(({ fileNumber }) => fileNumber)).toEqual([one.fileNumber]);
  });

  test('in which identity differs is a reviewer’s, who sees both sides; granted, what was stated is in force', async () => {
    const one = somebody();
    await imported(one);
    const name = { ar: 'نورة عبدالله الحربي', en: 'Noura Abdullah Al-Harbi' };
    const ids = await claim(one, { name, email: 'new@mail.example' });
    const [edge] = (await queue()).edges.filter(({ node: { id } }) => id === ids.claimId);
    expect(edge?.node).toMatchObject({
      registrationNumber: one.registrationNumber,
      differences: ['NAME', 'CONTACT'],
      onFile: { nameAr: row.nameAr, idDocument: one.idNumber, email: 'n***@mail.example' },
      stated: { nameAr: name.ar, idDocument: one.idNumber, email: 'n***@mail.example' },
      facts: [{ name: 'grade', value: 'أخصائي أول' }],
      decision: null,
    });
    const input = { claimId: ids.claimId, decision: 'GRANT', reason: 'تغيّر اسم العائلة؛ طابق الهوية.' };
    const decide = () => membership.change<Decided>('decideFileClaim', reviewer('acc_r'), input);
    const outcomes = await Promise.all([decide(), decide()]);
    expect(outcomes.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['FILE_CLAIM_DECIDED']);
    expect(await answered(ids)).toEqual([true]);
    expect((await queue()).edges.map(({ node }) => node.id)).not.toContain(ids.claimId);
    await activate(ids);
    expect((await opened(ids.accountId))[0]?.profile.name).toEqual(name);
  });

  test('that was refused, one that nobody decided, and one that fits no file are answered at the same time', async () => {
    const one = somebody();
    await imported(one);
    const refused = await claim(one, { dateOfBirth: '1990-01-01' });
    const guess = await claim(one, { idNumber: '1000000016', dateOfBirth: '1990-01-01' });
    const nowhere = await claim(somebody());
    const input = { claimId: refused.claimId, decision: 'REFUSE', reason: 'شخص آخر' };
    expect((await membership.change<Decided>('decideFileClaim', reviewer('acc_r'), input)).errors).toEqual([]);
    for (const { claimId } of [guess, nowhere]) {
      const asked = await membership.change<Decided>('decideFileClaim', reviewer('acc_r'), { ...input, claimId });
      expect(asked.errors.map(({ code }) => code)).toEqual(['NOT_FOUND']);
    }
    const undecided = await claim(one, { nationality: 'EG' });
    const all = [refused, guess, nowhere, undecided];
    const before = membership.clock.now();
    membership.clock.moveTo(new Date(before.getTime() + 9 * 86_400_000));
    expect(all.flatMap(answerTo)).toEqual([]);
    membership.clock.moveTo(new Date(before.getTime() + 11 * 86_400_000));
    expect(await Promise.all(all.map(answered))).toEqual([[false], [false], [false], [false]]);
    await activate(refused);
    expect(await opened(refused.accountId)).toEqual([]);
  });

  test('no second file: who signed up as new under the ID document of a file connects it, and gets no other', async () => {
    const one = somebody();
    const accountId = `acc_${randomUUID()}`;
    await activate({ accountId }, { idNumber: one.idNumber, passport: null });
    await imported(one);
    const open = () => membership.change<Decided>('openProfile', person(accountId), profile);
    expect((await open()).errors.map(({ code }) => code)).toEqual(['FILE_FROM_BEFORE']);
    const ids = await claim(one, {}, accountId);
    expect(await answered(ids)).toEqual([true]);
    expect((await opened(accountId)).map(({ fileNumber }) => fileNumber)).toEqual([one.fileNumber]);
    expect((await open()).errors.map(({ code }) => code)).toEqual(['PROFILE_EXISTS']);
  });

  test('that a reviewer grants to an account that is there opens its file at once; who has a profile gets no other', async () => {
    const [one, other] = [somebody(), somebody()];
    await imported(one, other);
    const accountId = `acc_${randomUUID()}`;
    const ids = await claim(one, { email: 'new@mail.example' }, accountId);
    const input = { claimId: ids.claimId, decision: 'GRANT', reason: 'طابقت الهوية.' };
    expect((await membership.change<Decided>('decideFileClaim', reviewer('acc_r'), input)).errors).toEqual([]);
    expect((await opened(accountId)).map(({ fileNumber }) => fileNumber)).toEqual([one.fileNumber]);
    await claim(other, {}, accountId);
    expect((await opened(accountId)).map(({ fileNumber }) => fileNumber)).toEqual([one.fileNumber]);
  });

  test('of who has a profile gives that the numbers of the file, so that one person has one', async () => {
    const [one, { caller, practitionerId }] = [somebody(), await membership.withProfile('acc_profiled')];
    await imported(one);
    await answered(await claim(one, {}, 'acc_profiled'));
    expect(await membership.deps.practitioners.get(practitionerId)).toMatchObject({
      fileNumber: one.fileNumber,
      membershipNumber: one.registrationNumber,
    });
    const said = await membership.bus.hear(FileConnectedV1, ({ accountId }) => accountId === caller.accountId);
    expect(said).toMatchObject({ practitionerId, fileNumber: one.fileNumber });
  });

  test('that was granted keeps its file from imports and from other claims, until its account is there', async () => {
    const one = somebody();
    await imported(one);
    const first = await claim(one);
    await answered(first);
    expect(await imported({ ...one, gender: 'MALE' })).toContain('1 refused');
    const other = await claim(one, { idNumber: '1000000016', passport: null });
    const input = { claimId: other.claimId, decision: 'GRANT', reason: 'x' };
    const late = await membership.change<Decided>('decideFileClaim', reviewer('acc_r'), input);
    expect(late.errors.map(({ code }) => code)).toEqual(['FILE_TAKEN']);
    await activate(first);
    expect((await opened(first.accountId)).map(({ fileNumber }) => fileNumber)).toEqual([one.fileNumber]);
  });

  test('is not decided by the reviewer whose it is; a grant to another contact is told to that of the file', async () => {
    const one = somebody();
    await imported(one);
    const ids = await claim(one, { email: 'new@mail.example' }, 'acc_reviewing');
    expect((await queue('acc_reviewing')).edges.map(({ node }) => node.id)).not.toContain(ids.claimId);
    const decide = (who: string) =>
      membership.change<Decided>('decideFileClaim', reviewer(who), {
        claimId: ids.claimId,
        decision: 'GRANT',
        reason: 'x',
      });
    expect((await decide('acc_reviewing')).errors.map(({ code }) => code)).toEqual(['FILE_CLAIM_OWN']);
    expect((await decide('acc_r')).errors).toEqual([]);
    const { contact } = await membership.bus.hear(FileContactReplacedV1, ({ claimId }) => claimId === ids.claimId);
    expect(await membership.unsealer.unseal(contact)).toEqual({ email: row.email, name: row.nameAr });
  });

  test('is nobody’s to see but a reviewer’s', async () => {
    for (const caller of [person('acc_noura'), {}]) {
      const { errors } = await membership.ask('fileClaimQueue', caller, {});
      expect(errors?.[0]?.extensions?.['code']).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
  });
});

interface Decided {
  errors: { code: string }[];
}

describe('MEM-01 IDN-05 a profile states the ID document of its account', () => {
  const form = { ...profile, idDocument: { kind: 'NATIONAL_ID', number: '1000000016', expiresOn: '2031-05-01' } };
  const openAs = async (accountId: string) =>
    (await membership.change<{ errors: Failure[] }>('openProfile', person(accountId), form)).errors.map(
      ({ code }) => code,
    );

  test('given identity knows another number, then it is refused', async () => {
    const other = { accountId: `acc_${randomUUID()}` };
    await activate(other, { idNumber: '1000000008', passport: null });
    expect(await openAs(other.accountId)).toEqual(['ID_DOCUMENT_NOT_YOURS']);
    expect(await opened(other.accountId)).toEqual([]);
  });

  test.each([
    ['the same number', { idNumber: '1000000016', passport: null }],
    ['a passport alone', { idNumber: null, passport: { number: 'A1234567', country: 'EG' } }],
    ['nothing', undefined],
  ])('given identity knows %s, then it is taken', async (_, known) => {
    const own = { accountId: `acc_${randomUUID()}` };
    await activate(own, known);
    expect(await openAs(own.accountId)).toEqual([]);
  });
});
