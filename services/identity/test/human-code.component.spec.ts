import { createFieldCipher, keyBytes } from '@mumaris/kit/secrets/cipher';
import type { Language } from '@mumaris/schemas';
import { codeCheck } from '../src/human/code-check';
import { readRules } from '../src/rules';
import { form } from './support/form';
import { actions, codesOf } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld({ HUMAN_PROVIDER: 'TURNSTILE', HUMAN_SITE_KEY: 'site', HUMAN_SECRET: 'a secret of theirs' });
});
afterAll(() => world.close());

interface Code {
  challenge: string;
  picture: string;
  sound: string;
  expiresAt: string;
}

const query = 'query ($language: Language!) { humanCode(language: $language) { challenge picture sound expiresAt } }';

const askFor = (language: Language = 'AR', address = '192.0.2.1') =>
  world.ask<{ humanCode: Code }>(query, { language }, { address });
const newCode = async (language?: Language): Promise<Code> => (await askFor(language)).data.humanCode;

const key = () => keyBytes(world.config.HUMAN_KEY.reveal());

/** What a person reads in the picture: whoever has the key opens the challenge. */
const readBy = ({ challenge }: Code): string => {
  const sealed = createFieldCipher([key()], 'identity.human-codes').decrypt(challenge.replace('code.', ''));
  return (JSON.parse(sealed) as { code: string }).code;
};

const signUp = (number: number, human: string) => actions(world).signUp(form(number, { human }));
const tryWith = async (human: string) => codesOf(await actions(world).logIn({ identifier: 'a@b.co', human }));

const inScript = (code: string, zero: string) =>
  code.replace(/\d/g, (digit) => String.fromCharCode(zero.charCodeAt(0) + Number(digit)));

describe('the code of digits and signs', () => {
  test('IDN-03 it comes as a picture and a sound in both languages, whatever the provider, for 5 minutes', async () => {
    for (const language of ['AR', 'EN'] as const) {
      const { picture, sound, challenge, expiresAt } = await newCode(language);
      expect(Buffer.from(picture.replace('data:image/png;base64,', ''), 'base64').toString('latin1', 1, 4)).toBe('PNG');
      expect(Buffer.from(sound.replace('data:audio/wav;base64,', ''), 'base64').toString('latin1', 0, 4)).toBe('RIFF');
      expect(picture.length + sound.length).toBeLessThan(250_000);
      expect(challenge).toMatch(/^code\.[\w.-]{100,300}$/);
      const left = Date.parse(expiresAt) - Date.now();
      expect(left).toBeGreaterThan(290_000);
      expect(left).toBeLessThanOrEqual(300_000);
    }
  });

  test.each([
    ['as it stands', (code: string) => code],
    ['in Arabic-Indic digits', (code: string) => inScript(code, '٠')],
    ['in Persian digits', (code: string) => inScript(code, '۰')],
    ['in full width', (code: string) => inScript(code, '０').replaceAll('+', '＋').replaceAll('#', '＃')],
    ['with blanks and the star of an Arabic keyboard', (code: string) => [...code].join(' ').replaceAll('*', '×')],
  ])('IDN-03 whoever types it %s signs up', async (how, typed) => {
    const code = await newCode(how.includes('Arabic') ? 'AR' : 'EN');
    const { errors } = await signUp(how.length, `${code.challenge} ${typed(readBy(code))}`);
    expect(errors).toEqual([]);
  });

  test('IDN-03 there is one try: after a wrong answer the right one comes too late', async () => {
    const code = await newCode();
    expect((await signUp(60, `${code.challenge} 00+000`)).errors).toMatchObject([
      { code: 'HUMAN_PROOF_INVALID', rule: 'IDN-03', field: ['human'] },
    ]);
    expect(await tryWith(`${code.challenge} ${readBy(code)}`)).toEqual(['HUMAN_PROOF_USED']);
  });

  test('IDN-03 a right answer works once, also when it is sent ten times at once', async () => {
    const code = await newCode();
    const human = `${code.challenge} ${readBy(code)}`;
    const ends = await Promise.all(Array.from({ length: 10 }, () => tryWith(human)));
    expect(ends.flat().toSorted()).toEqual([...Array<string>(9).fill('HUMAN_PROOF_USED'), 'INVALID_CREDENTIALS']);
  });

  test('IDN-03 an altered or made-up challenge, and one without an answer, prove nothing', async () => {
    const [code, other] = [await newCode(), await newCode()];
    const right = readBy(code);
    const middle = Math.floor(code.challenge.length / 2);
    const flipped = code.challenge[middle] === 'A' ? 'B' : 'A';
    for (const human of [
      `${code.challenge.slice(0, middle)}${flipped}${code.challenge.slice(middle + 1)} ${right}`,
      `${code.challenge.slice(0, -10)} ${right}`,
      `code. ${right}`,
      `code.v1.abcdefgh.AAAA ${right}`,
      `${code.challenge} ${right}${' '.repeat(1_000)}`,
      other.challenge,
    ])
      expect(await tryWith(human)).toEqual(['HUMAN_PROOF_INVALID']);
    expect(await tryWith(`${code.challenge} ${right}`)).toEqual(['INVALID_CREDENTIALS']);
  });

  test('IDN-03 it is good for 5 minutes to the last millisecond, and not a millisecond later', async () => {
    const check = codeCheck({ key: key(), rules: readRules(), solutions: { use: () => Promise.resolve(true) } });
    const [code, expiry] = await newCode().then((made) => [made, Date.parse(made.expiresAt)] as const);
    const clock = jest.spyOn(Date, 'now');
    try {
      clock.mockReturnValue(expiry);
      await expect(check.accept(`${code.challenge} ${readBy(code)}`)).resolves.toBeUndefined();
      clock.mockReturnValue(expiry + 1);
      const late = check.accept(`${code.challenge} ${readBy(code)}`);
      await expect(late).rejects.toMatchObject({ code: 'HUMAN_PROOF_EXPIRED' });
    } finally {
      clock.mockRestore();
    }
  });

  test('IDN-03 a hundred at once are drawn one after another: who would wait too long is told to try again', async () => {
    const check = codeCheck({ key: key(), rules: readRules(), solutions: { use: () => Promise.resolve(true) } });
    const ends = await Promise.allSettled(Array.from({ length: 100 }, () => check.newCode('EN')));
    const drawn = ends.filter(({ status }) => status === 'fulfilled').length;
    const { width, queue } = readRules().humanCode.lanes;
    expect(drawn).toBeGreaterThan(0);
    expect(drawn).toBeLessThanOrEqual(width + queue);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'TRY_AGAIN' });
  });

  test('IDN-03 IDN-12 one address has 60 codes in a quarter of an hour, in whichever language', async () => {
    const address = '198.51.100.7';
    await askFor('AR', address);
    await world.useUp(`humanCode/address:${address}`, 59);
    expect((await askFor('EN', address)).errors).toBeUndefined();
    const { errors } = await askFor('AR', address);
    expect(errors).toMatchObject([{ extensions: { code: 'TOO_MANY_TRIES_HERE' } }]);
    expect((await askFor('AR', '198.51.100.8')).errors).toBeUndefined();
  });
});
