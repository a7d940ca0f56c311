import { startPlatform, type TestPlatform } from './platform';

describe('the one graph', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform.stop());

  it('answers one operation from the services that own its fields (§7)', async () => {
    const token = await platform.issuer.token();
    const { status, data, errors, headers } = await platform.ask(
      '{ me { name { first } unreadCount practitioner { fileNumber cpd { total { recognised } } } } services { code } }',
      { token },
    );
    expect(errors).toEqual([]);
    expect(status).toBe(200);
    expect(data).toEqual({
      me: {
        name: { first: 'Noura' },
        unreadCount: 3,
        practitioner: { fileNumber: 'F-1', cpd: { total: { recognised: 4 } } },
      },
      services: [{ code: 'TRAINING_LETTER' }],
    });
    expect(headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/);
  });
});
