import fc from 'fast-check';
import { exportJWK, generateKeyPair } from 'jose';
import { createFieldCipher, keyBytes } from './cipher';
import { createSealer, createUnsealer } from './seal';

const master = Buffer.alloc(32, 1);
const cipher = createFieldCipher([master], 'identity');
const keyId = cipher.encrypt('').split('.')[1] ?? '';

describe('a field at rest', () => {
  it('comes back as it was, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [one, two] = [cipher.encrypt(text), cipher.encrypt(text)];
        expect([cipher.decrypt(one), cipher.decrypt(two)]).toEqual([text, text]);
        expect(one).not.toBe(two);
      }),
    );
  });

  it('is refused wherever it was altered', () => {
    const sealed = cipher.encrypt('1012345672');
    const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => cipher.decrypt(`v1.${keyId}.${altered.toString('base64url')}`)).toThrow();
    }
  });

  it.each(['', 'v1.', 'v1.AAAA', 'v2.AAAA', 'plain text', '1012345672'])('is refused where it is %j', (text) =>
    expect(() => cipher.decrypt(text)).toThrow(),
  );

  it('is refused where its tag was cut short', () => {
    const bytes = Buffer.from(cipher.encrypt('').split('.')[2] ?? '', 'base64url');
    expect(() => cipher.decrypt(`v1.${keyId}.${bytes.subarray(0, 20).toString('base64url')}`)).toThrow();
  });

  it('is unreadable under another key and for another purpose', () => {
    const sealed = cipher.encrypt('1012345672');
    expect(() => createFieldCipher([Buffer.alloc(32, 2)], 'identity').decrypt(sealed)).toThrow();
    expect(() => createFieldCipher([master], 'membership').decrypt(sealed)).toThrow();
  });

  it('is found by an index that is equal for equal texts only, and means nothing without the key', () => {
    expect(cipher.blindIndex('1012345672')).toBe(cipher.blindIndex('1012345672'));
    expect(cipher.blindIndex('1012345672')).not.toBe(cipher.blindIndex('1012345673'));
    expect(createFieldCipher([Buffer.alloc(32, 2)], 'identity').blindIndex('a')).not.toBe(cipher.blindIndex('a'));
    expect(createFieldCipher([master], 'billing').blindIndex('a')).not.toBe(cipher.blindIndex('a'));
  });

  it('is read under an older key, and found by it, until that key is taken away', () => {
    const newer = Buffer.alloc(32, 3);
    const changing = createFieldCipher([newer, master], 'identity');
    expect(changing.decrypt(cipher.encrypt('1012345672'))).toBe('1012345672');
    expect(changing.blindIndexes('a')).toEqual([changing.blindIndex('a'), cipher.blindIndex('a')]);
    const changed = createFieldCipher([newer], 'identity');
    expect(changed.decrypt(changing.encrypt('1012345672'))).toBe('1012345672');
    expect(changed.blindIndex('a')).toBe(changing.blindIndex('a'));
    expect(() => changed.decrypt(cipher.encrypt('1012345672'))).toThrow();
  });

  it('needs a key of 32 bytes', () => {
    expect(() => createFieldCipher([Buffer.alloc(31)], 'identity')).toThrow();
    expect(() => keyBytes('c2hvcnQ')).toThrow(expect.not.stringContaining('c2hvcnQ') as Error);
    expect(keyBytes(master.toString('base64url'))).toHaveLength(32);
  });
});

describe('what crosses the bus sealed', () => {
  const pair = async () => {
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
    return [await exportJWK(publicKey), await exportJWK(privateKey)].map((jwk) => JSON.stringify(jwk)) as [
      string,
      string,
    ];
  };

  it('is read by the one it is meant for, and is not in the text', async () => {
    const [open, secret] = await pair();
    const sealed = await (await createSealer(open)).seal({ code: '493817' });
    expect(sealed).not.toContain('493817');
    expect(await (await createUnsealer(secret)).unseal(sealed)).toEqual({ code: '493817' });
  });

  it('is refused by a foreign key and where it was altered', async () => {
    const [[open, own], [, foreign]] = await Promise.all([pair(), pair()]);
    const sealed = await (await createSealer(open)).seal('493817');
    await expect((await createUnsealer(foreign)).unseal(sealed)).rejects.toThrow();
    const unsealer = await createUnsealer(own);
    const parts = sealed.split('.');
    for (let part = 0; part < parts.length; part++) {
      const flipped = parts.map((text, at) =>
        at === part ? (text.startsWith('A') ? 'B' : 'A') + text.slice(1) : text,
      );
      await expect(unsealer.unseal(flipped.join('.'))).rejects.toThrow();
    }
  });

  it('is refused where it is sealed in a weaker way', async () => {
    const [, own] = await pair();
    const unsealer = await createUnsealer(own);
    const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM' })).toString('base64url');
    await expect(unsealer.unseal(`${header}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`)).rejects.toThrow();
  });
});
