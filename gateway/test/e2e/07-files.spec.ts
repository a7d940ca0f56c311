import { activate, eventually, logIn, newStranger, proveHuman, type Refused } from '@mumaris/sandbox/outsider';
import { graph, sampleFiles, town } from './platform';

type SampleFile = (typeof sampleFiles)[number];
const [, majed, maria] = sampleFiles as [SampleFile, SampleFile, SampleFile];

const claim = async (file: SampleFile, changes: object = {}) => {
  const stranger = newStranger({ email: file.email, mobile: `+966${file.mobile.slice(1)}`, idNumber: file.idNumber });
  const input = {
    registrationNumber: file.registrationNumber,
    firstName: stranger.firstName,
    lastName: stranger.lastName,
    name: { ar: file.nameAr, en: file.nameEn },
    dateOfBirth: file.dateOfBirth,
    nationality: file.nationality,
    address: { line: 'طريق الملك فهد، 3', city: 'الرياض' },
    idNumber: file.idNumber,
    email: stranger.email,
    emailConfirmation: stranger.email,
    mobile: stranger.mobile,
    password: stranger.password,
    passwordConfirmation: stranger.password,
    acceptedTerms: '2026-01',
    human: await proveHuman(graph),
    ...changes,
  };
  const answer = await graph.change<{ claim: { number: string; status: string }; signUpId: string }>(
    `mutation ($input: ClaimFileInput!) {
      claimFile(input: $input) { claim { number status } signUpId errors { code field message { ar en } } }
    }`,
    input,
  );
  return { ...answer, stranger };
};

const mine = '{ me { practitioner { fileNumber membershipNumber profile { name { ar en } category } } } }';
interface Mine {
  me: { practitioner: { fileNumber: string; membershipNumber: string; profile: { category: string } } | null };
}

test('IDN-16 who has a file from before gets it with the account: its numbers, and no second one', async () => {
  const { claim: made, signUpId, stranger } = await claim(majed);
  expect(made.status).toBe('RECEIVED');
  await activate(graph, town, stranger, signUpId);
  const { tokens } = await logIn(graph, majed.idNumber, stranger.password);
  const practitioner = await eventually('the profile from the file', async () => {
    const { me } = await graph.ask<Mine>(mine, {}, tokens.accessToken);
    return me.practitioner ?? undefined;
  });
  expect(practitioner).toEqual({
    fileNumber: majed.fileNumber,
    membershipNumber: majed.registrationNumber,
    profile: { name: { ar: majed.nameAr, en: majed.nameEn }, category: 'PHYSICIAN' },
  });
  const address = { line: 'طريق الملك فهد، 3', city: 'الرياض' };
  const form = { dateOfBirth: '1979-11-02', gender: 'MALE', nationality: 'SA', category: 'PHYSICIAN', address };
  const again = graph.change(
    'mutation ($input: OpenProfileInput!) { openProfile(input: $input) { errors { code message { ar en } } } }',
    { name: { ar: majed.nameAr, en: majed.nameEn }, ...form },
    tokens.accessToken,
  );
  await expect(again).rejects.toMatchObject({ code: 'PROFILE_EXISTS' } satisfies Partial<Refused>);
});

test('IDN-16 a wrong guess is answered as a right one, and nothing reaches whom the file is of', async () => {
  const before = (await town.messages(maria.email)).length;
  const { email, mobile } = newStranger();
  const { claim: guessed } = await claim(maria, {
    ...{ idNumber: majed.idNumber, dateOfBirth: '1990-01-01' },
    ...{ email, emailConfirmation: email, mobile },
  });
  const { claim: right, stranger } = await claim(maria);
  expect({ ...guessed, number: '' }).toEqual({ ...right, number: '' });
  await town.message({ to: stranger.email, channel: 'EMAIL', contains: 'token=' });
  expect((await town.messages(maria.email)).length).toBe(before + 1);
  expect(await town.messages(email)).toEqual([]);
});
