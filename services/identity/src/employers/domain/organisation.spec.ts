import { createOrganisation, reinstateOrganisation, suspendOrganisation, updateOrganisation } from './organisation';

const details = {
  name: { ar: 'مستشفى', en: 'Hospital' },
  city: { ar: 'جدة', en: 'Jeddah' },
  contacts: [{ name: 'IT', email: 'it@example.com', phone: null }],
};
const added = createOrganisation('org_1', details).state;

describe('PRT-01 an employer', () => {
  it('is let in when it is added, and says so', () => {
    const { state, events } = createOrganisation('org_1', details);
    expect(state.status).toBe('ACTIVE');
    const { name, city } = details;
    expect(events).toEqual([
      expect.objectContaining({ data: { organisationId: 'org_1', name, city, status: 'ACTIVE' } }),
    ]);
  });

  it('tells the others of new names, not of new contacts', () => {
    const contacts = [{ name: 'HR', email: 'hr@example.com', phone: '+966112345678' }];
    const quiet = updateOrganisation(added, { ...details, contacts });
    expect(quiet.state.contacts).toEqual(contacts);
    expect(quiet.events).toBeUndefined();
    expect(updateOrganisation(added, { ...details, city: { ar: 'أبها', en: 'Abha' } }).events).toHaveLength(1);
  });

  it('is stopped once and let in again once', () => {
    const stopped = suspendOrganisation(added).state;
    expect(stopped.status).toBe('SUSPENDED');
    expect(() => suspendOrganisation(stopped)).toThrow('ORGANISATION_SUSPENDED');
    expect(reinstateOrganisation(stopped).state.status).toBe('ACTIVE');
    expect(() => reinstateOrganisation(added)).toThrow('ORGANISATION_NOT_SUSPENDED');
  });
});
