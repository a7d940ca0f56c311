import { scopes } from '@mumaris/schemas';
import { readScopes, toScopeWord } from './scope-words';

describe('PRT-01 scopes in words', () => {
  it('are written as OAuth writes them, and read back', () => {
    expect(toScopeWord('ORGANISATION_READ')).toBe('organisation:read');
    expect(readScopes(scopes.map(toScopeWord).join(' '))).toEqual(scopes);
  });

  it('give no right by an unknown word, and one right by a word said twice', () => {
    expect(readScopes('openid ORGANISATION_READ admin organisation:read  organisation:read')).toEqual([
      'ORGANISATION_READ',
    ]);
    expect(readScopes('')).toEqual([]);
  });
});
