import { readConfig } from '../src/config';

const key = Buffer.alloc(32, 1).toString('base64url');
const services = ['IDENTITY', 'MEMBERSHIP', 'BILLING', 'CPD', 'NOTIFICATION'];
const whole = {
  JWKS_URL: 'http://identity.test/jwks',
  TOKEN_ISSUER: 'https://identity.test',
  ...Object.fromEntries(
    services.flatMap((name) => [
      [`${name}_URL`, 'http://x.test'],
      [`${name}_CALLER_KEY`, key],
    ]),
  ),
};

describe('the configuration', () => {
  it('is careful where nothing is said', () => {
    expect(readConfig(whole)).toMatchObject({ NODE_ENV: 'production', INTROSPECTION: false, MAX_MUTATIONS: 5 });
    expect(readConfig(whole).TRUST_PROXY).toBeUndefined();
    expect(readConfig(whole).ALLOWED_ORIGINS).toBeUndefined();
  });

  it('names everything that is missing at once, and shows no key', () => {
    const short = { ...whole, CPD_CALLER_KEY: 'c2hvcnQ', BILLING_URL: '' };
    expect(() => readConfig(short)).toThrow(/BILLING_URL[\s\S]*CPD_CALLER_KEY/);
    expect(() => readConfig(short)).not.toThrow(/c2hvcnQ/);
    expect(JSON.stringify(readConfig(whole))).not.toContain(key);
  });

  it('takes a number of proxies or their addresses, never anybody', () => {
    const trusted = (TRUST_PROXY: string) => readConfig({ ...whole, TRUST_PROXY }).TRUST_PROXY;
    expect(trusted('2')).toBe(2);
    expect(trusted('loopback, 10.0.0.0/8')).toEqual(['loopback', '10.0.0.0/8']);
    for (const wrong of ['true', '1.2.3.4/33', '1.2.3.4/8/3', '2001:db8::/129'])
      expect(() => trusted(wrong)).toThrow(/TRUST_PROXY/);
    expect(trusted('2001:db8::/128')).toEqual(['2001:db8::/128']);
  });

  it('lets pages on any local port in while a frontend is being built, and never in production', () => {
    const ALLOWED_ORIGINS = 'http://localhost:*';
    expect(readConfig({ ...whole, NODE_ENV: 'development', ALLOWED_ORIGINS }).ALLOWED_ORIGINS).toEqual([
      ALLOWED_ORIGINS,
    ]);
    expect(() => readConfig({ ...whole, ALLOWED_ORIGINS })).toThrow(/ALLOWED_ORIGINS/);
  });

  it('answers published operations alone only where it is told where they are', () => {
    expect(readConfig(whole)).toMatchObject({ OPERATIONS: 'any' });
    expect(() => readConfig({ ...whole, OPERATIONS: 'published' })).toThrow(/OPERATIONS_PATH: is not set/);
    expect(readConfig({ ...whole, OPERATIONS: 'published', OPERATIONS_PATH: '/x.json' }).OPERATIONS).toBe('published');
  });

  it('refuses a movable clock in production', () => {
    expect(() => readConfig({ ...whole, CLOCK_URL: 'http://sandbox.test/clock' })).toThrow(/CLOCK_URL/);
  });
});
