import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Secret } from '@mumaris/kit/config';
import { compactOf, createTextSigner, type TextSigner } from '@mumaris/kit/secrets/sign';
import { type Decision, decisionOf, decisionType } from '../src/applications/domain/decision';
import { replayCommand } from '../src/applications/commands/replay-command';
import { runBuilt } from './command';
import { answered, awaitingAdminFee, journey, rules } from './given';

const folder = mkdtempSync(path.join(tmpdir(), 'mumaris-replay-'));
const write = (name: string, content: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const newSigner = () =>
  createTextSigner(new Secret(JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))));

const submission = decisionOf(answered, awaitingAdminFee, journey, rules) as Decision;
const replay = (...args: string[]) => runBuilt('replay', args);

let signer: TextSigner;
let keys: string;
let compact: string;
const signed = async (what: object, typ = decisionType) => compactOf(await signer.sign(JSON.stringify(what), typ));
beforeAll(async () => {
  signer = await newSigner();
  keys = write('keys.json', JSON.stringify({ keys: [(await newSigner()).key, signer.key] }));
  compact = await signed(submission);
});

test('MEM-04 a decision says what was decided, on what and by which rules, and is run again to the same answer', async () => {
  // An editor leaves a line end.
  const { code, stdout, stderr } = await replay(write('good.jws', `${compact}\n`), '--keys', keys);
  expect([code, stderr]).toEqual([0, '']);
  const said = [
    /^A-482-913-075: Training letter \(TRAINING_LETTER\)$/m,
    /^SUBMITTED by APPLICANT at 2026-11-22T09:30:00.000Z; AWAITING_ADMIN_FEE from then on$/m,
    /^Judged on 2026-11-22, by$/m,
    /^ {2}startsOn: 2027-01-01$/m,
    /^Rules: version 1, SHA-256 [0-9a-f]{64}$/m,
    /^ {2}met {13}MEM-16 kind: /m,
    /^ {2}not applicable {2}MEM-16 break-of-two-years: /m,
    /^Signature: right\.$/m,
    /^The same answer: each of \d+ rules, judged again, says what it said\.$/m,
  ];
  for (const line of said) expect(stdout).toMatch(line);
});

test('MEM-04 the keys are asked for where they are published', async () => {
  const server = createServer((_, response) => response.end(JSON.stringify({ keys: [signer.key] })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/decisions/keys.json`;
  expect(await replay(write('asked.jws', compact), '--keys', address)).toMatchObject({ code: 0, stderr: '' });
  await new Promise((resolve) => server.close(resolve));
  await expect(replayCommand([write('asked.jws', compact), '--keys', address])).rejects.toThrow(
    `${address} gives no keys`,
  );
});

test('MEM-04 without keys it is said that nothing is proved, and the end is no success', async () => {
  const { code, stdout } = await replay(write('bare.jws', compact));
  expect(code).toBe(1);
  expect(stdout).toContain('Signature: not looked at; anybody can have written this.');
  expect(stdout).toContain('The same answer');
});

test('MEM-04 a rule that answers otherwise is named with both answers', async () => {
  const requirements = submission.requirements.map((one) =>
    one.id === 'endsOn' ? { ...one, verdict: 'UNMET' as const } : one,
  );
  const file = write('other.jws', await signed({ ...submission, requirements }));
  const { code, stdout } = await replay(file, '--keys', keys);
  expect(code).toBe(1);
  expect(stdout).toContain(`1 of ${requirements.length} rules answer otherwise today:`);
  expect(stdout).toMatch(/^ {2}endsOn: not met \(.+\) → met \(.+\)$/m);
});

const middle = (text: string, change: (letter: string) => string) => {
  const place = Math.floor(text.length / 2);
  return `${text.slice(0, place)}${change(text.charAt(place))}${text.slice(place + 1)}`;
};

describe('MEM-04 what is no decision of the Commission is told in a sentence', () => {
  const cases: [string, () => string | Promise<string>, RegExp][] = [
    ['a changed letter', () => middle(compact, (letter) => (letter === 'A' ? 'B' : 'A')), /signature does not fit/],
    [
      'the last letter changed',
      () => compact.replace(/.$/, (one) => (one === 'A' ? 'B' : 'A')),
      /not as it was signed/,
    ],
    ['a cut file', () => compact.slice(0, -20), /not as it was signed/],
    ['a file that is cut in its middle', () => compact.slice(0, 5_000), /no signed text of this kind, or not whole/],
    [
      'another key',
      async () => compactOf(await (await newSigner()).sign('{}', decisionType)),
      /key .* not among those/,
    ],
    ['a signed text of another kind', () => signed(submission, 'other+jws'), /no signed text of this kind/],
    ['no JWS', () => 'سلام', /no signed text of this kind/],
    ['nothing', () => '', /no signed text of this kind/],
    ['a decision of another shape', () => signed({ ...submission, format: 2 }), /cannot run again:[^]*format/],
    ['a rule of a kind that is not known', () => signed(unknownCheck), /cannot run again:[^]*requirements/],
    ['no JSON', async () => compactOf(await signer.sign('no JSON', decisionType)), /cannot run again:[^]*not JSON/],
  ];
  test.each(cases)('%s', async (name, make, said) => {
    await expect(replayCommand([write(`${name}.jws`, await make()), '--keys', keys])).rejects.toThrow(said);
  });

  test('and by no more than that, and the exit code', async () => {
    const { code, stdout, stderr } = await replay(write('cut.jws', compact.slice(0, 5_000)), '--keys', keys);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^.+cut\.jws is not a decision as it was signed: .+\n$/);
  });
});

const { service } = submission.rules;
const [first, ...others] = service.requirements;
const unknownCheck = {
  ...submission,
  rules: {
    ...submission.rules,
    service: { ...service, requirements: [{ ...first, check: { kind: 'moonPhase' } }, ...others] },
  },
};

test('MEM-04 a file that is not there, keys that are none and too many words are told, too', async () => {
  const file = write('told.jws', compact);
  const tries: [string[], RegExp][] = [
    [[path.join(folder, 'nowhere.jws'), '--keys', keys], /is no file that can be read/],
    [[folder, '--keys', keys], /is no file that can be read/],
    [[file, '--keys', file], /is no JWK set of Ed25519 keys/],
    [[file, file], /^usage: npm run replay/],
    [[], /^usage: npm run replay/],
    [[file, '--key', keys], /Unknown option '--key'[^]*usage: npm run replay/],
  ];
  for (const [args, said] of tries) {
    await expect(replayCommand(args)).rejects.toThrow(said);
  }
});
