import type { Caller } from '@mumaris/kit/auth/caller';
import { newId, newNumber } from '@mumaris/kit/id';
import { callSubgraph } from '@mumaris/kit/testing';
import { pdfLines } from '@mumaris/kit/testing/pdf-text';
import type { Content, Credential } from '../src/credentials';
import { type Membership, startedAt, startMembership } from './membership';
import { contents, granted, paperRules } from './paper-given';
import { person, reviewer, support, visitor } from './people';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());
beforeEach(() => membership.clock.moveTo(new Date(startedAt)));

interface Address {
  url: string;
  expiresAt: string;
}
interface Seen {
  _entities: [{ credentials: { edges: { node: { number: string; document: Address | null } }[] } } | null];
}

const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Practitioner {
  credentials { edges { node { number document { url expiresAt } } } } } } }`;

/** Somebody who holds a credential. */
const holding = async (accountId: string, content: Content, fields: Partial<Credential> = {}) => {
  const { caller, practitionerId } = await membership.withProfile(accountId);
  const [id, number] = [newId('cre'), newNumber('R')];
  const whose = { id, number, practitionerId, accountId, applicationId: `app_${id}` };
  const state = { ...granted(content), ...whose, ...fields } as Credential;
  await membership.deps.credentials.insert({ state });
  const ask = async (by: Partial<Caller>) => {
    const variables = { representations: [{ __typename: 'Practitioner', id: practitionerId }] };
    const { data, errors = [] } = await callSubgraph<Seen>({ ...membership.of, caller: by, query, variables });
    const nodes = data._entities[0]?.credentials.edges.map(({ node }) => node) ?? [];
    return { document: nodes[0]?.document, codes: errors.map(({ extensions }) => extensions['code']) };
  };
  const address = async () => (await ask(caller)).document as Address;
  return { caller, id, number, practitionerId, ask, address };
};

const read = (url: string) => fetch(url.replace('http://documents.test', membership.url));
const refusal = async (response: Response) => [
  response.status,
  ((await response.json()) as { errors: { code: string }[] }).errors[0]?.code,
];
const later = (seconds: number) => membership.clock.moveTo(new Date(Date.parse(startedAt) + seconds * 1_000));

describe('MEM-60 the document of what was granted', () => {
  it('is downloaded by its holder as a PDF, and kept by nothing on its way', async () => {
    const { number, address } = await holding('acc_holder', contents[1]);
    const { url, expiresAt } = await address();
    expect(expiresAt).toBe('2026-11-22T09:35:00.000Z');
    const response = await read(url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename=${number}.pdf`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    const text = (await pdfLines(new Uint8Array(await response.arrayBuffer()))).map(({ fromLeft }) => fromLeft).join();
    for (const part of [number, '2028-03-01=1449-10-05', 'NouraAbdullahAl-Qahtani']) expect(text).toContain(part);
  });

  it('is given to nobody else', async () => {
    const { ask } = await holding('acc_owner', contents[0]);
    for (const staff of [reviewer('acc_rania'), support])
      expect(await ask(staff)).toEqual({ document: null, codes: ['FORBIDDEN'] });
    for (const stranger of [person('acc_stranger'), visitor]) expect((await ask(stranger)).document).toBeFalsy();
  });

  it('has an address for five minutes, and none with a letter changed', async () => {
    const { address } = await holding('acc_five', contents[2]);
    const { url } = await address();
    later(300);
    expect((await read(url)).status).toBe(200);
    later(300.001);
    expect(await refusal(await read(url))).toEqual([403, 'DOCUMENT_LINK_EXPIRED']);
    later(0);
    const [place = '', ticket = ''] = url.split('?ticket=');
    const changed = `${ticket.slice(0, 40)}${ticket[40] === 'A' ? 'B' : 'A'}${ticket.slice(41)}`;
    for (const wrong of [place, `${place}?ticket=`, `${place}?ticket=${changed}`, `${url}&ticket=${ticket}`])
      expect(await refusal(await read(wrong))).toEqual([403, 'DOCUMENT_LINK_INVALID']);
  });

  it('MEM-66 is looked at again: what was revoked or is another’s since is not handed out', async () => {
    const { id, address, ask, caller } = await holding('acc_again', contents[1]);
    const { url } = await address();
    const { credentials } = membership.deps;
    await credentials.update(id, (one) => ({ state: { ...one, accountId: 'acc_else' } }));
    expect(await refusal(await read(url))).toEqual([403, 'DOCUMENT_LINK_INVALID']);
    await credentials.update(id, (one) => ({ state: { ...one, accountId: 'acc_again', status: 'REVOKED' } }));
    expect(await refusal(await read(url))).toEqual([409, 'DOCUMENT_NOT_HANDED_OUT']);
    expect(await ask(caller)).toEqual({ document: null, codes: [] });
  });

  it('is made so many times in a minute for one reader', async () => {
    const { address } = await holding('acc_eager', contents[4]);
    const { url } = await address();
    const statuses = await Promise.all(
      Array.from({ length: paperRules.perReader.points + 3 }, async () => (await read(url)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(paperRules.perReader.points);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
  });
});
