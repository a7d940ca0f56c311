import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eventually, payableInvoice, payAtBank, reached } from '@mumaris/sandbox/outsider';
import { type Applicant, newPractitioner, staffToken, submitted, underReview } from './people';
import { addresses, graph, logDir, sample, steps, town } from './platform';

const operation = (name: string) =>
  readFileSync(path.join(__dirname, '../../src/explorer/operations', `${name}.graphql`), 'utf8');

describe('the services together', () => {
  let applicant: Applicant;
  beforeAll(async () => {
    applicant = await newPractitioner();
  });

  test('MEM-27 one operation reads the profile, the open application with its invoice, the hours and the messages', async () => {
    const { id } = await submitted(applicant);
    await payableInvoice(steps, id, 'ADMINISTRATIVE', applicant.token);
    const { me } = await graph.ask<{ me: Record<string, never> }>(operation('me'), {}, applicant.token);
    expect(me).toMatchObject({
      practitioner: {
        registration: null,
        applications: {
          edges: [
            { node: { status: 'AWAITING_ADMIN_FEE', deadline: {}, nextStep: {}, invoices: [{ status: 'ISSUED' }] } },
          ],
        },
        cpd: { cycle: null },
      },
      unreadCount: expect.any(Number),
    });
  });

  test('MEM-21 no reviewer sees an application before its administrative fee is paid', async () => {
    const reviewer = await staffToken('REVIEWER');
    const read = async () => {
      const query = 'query ($after: ID) { reviewQueue(first: 100, after: $after) { edges { node { id } } } }';
      const { reviewQueue } = await graph.ask<{ reviewQueue: { edges: { node: { id: string } }[] } }>(
        query,
        {},
        reviewer,
      );
      return reviewQueue.edges.map(({ node }) => node.id);
    };
    const other = await newPractitioner();
    const { id } = await submitted(other);
    const invoice = await payableInvoice(steps, id, 'ADMINISTRATIVE', other.token);
    expect(await read()).not.toContain(id);
    await payAtBank(town, invoice);
    await reached(steps, id, 'UNDER_REVIEW', other.token);
    expect(await read()).toContain(id);
  });

  test('BIL-05 a bill that is paid three times at once is booked once', async () => {
    const other = await newPractitioner();
    const { id } = await submitted(other);
    const invoice = await payableInvoice(steps, id, 'ADMINISTRATIVE', other.token);
    await town.payBill(invoice.sadad?.billNumber ?? '', { times: 3 });
    await reached(steps, id, 'UNDER_REVIEW', other.token);
    const query = 'query ($id: ID!) { invoice(id: $id) { status payments { id } } }';
    expect(await graph.ask(query, { id: invoice.id }, other.token)).toMatchObject({
      invoice: { status: 'PAID', payments: [{}] },
    });
  });

  test('BIL-10 debits equal credits', async () => {
    const finance = await staffToken('FINANCE');
    const query = '{ trialBalance { debits { amount } credits { amount } accounts { code } } }';
    const { trialBalance } = await graph.ask<{
      trialBalance: { debits: { amount: number }; credits: { amount: number } };
    }>(query, {}, finance);
    expect(trialBalance.debits.amount).toBeGreaterThan(0);
    expect(trialBalance.debits).toEqual(trialBalance.credits);
  });

  test('NTF-02 the messages of an application are in the inbox in the language of its reader, and can be marked as read', async () => {
    const english = await newPractitioner({ language: 'EN', firstName: 'Layla', lastName: 'Al-Ansari' });
    await underReview(english);
    const query = '{ me { unreadCount messages(first: 50) { edges { node { id subject language read } } } } }';
    const me = await eventually('three messages', async () => {
      const answer = await graph.ask<{
        me: { unreadCount: number; messages: { edges: { node: { id: string; language: string } }[] } };
      }>(query, {}, english.token);
      return answer.me.unreadCount >= 3 ? answer.me : undefined;
    });
    expect(me.messages.edges.every(({ node }) => node.language === 'EN')).toBe(true);
    const mark = 'mutation ($input: MarkReadInput!) { markRead(input: $input) { message { read } errors { code } } }';
    const messageId = me.messages.edges[0]?.node.id;
    expect(await graph.change(mark, { messageId }, english.token)).toMatchObject({ message: { read: true } });
    const after = await graph.ask<{ me: typeof me }>(query, {}, english.token);
    expect(after.me.messages.edges.find(({ node }) => node.id === messageId)?.node).toMatchObject({ read: true });
  });

  test('a visitor sees the public part alone', async () => {
    expect(await graph.ask('{ me { id } services { code } fees { amount { amount } } }')).toMatchObject({
      me: null,
      services: expect.arrayContaining([{ code: 'TRAINING_LETTER' }]),
    });
    await expect(graph.ask('{ reviewQueue(first: 1) { pageInfo { hasNextPage } } }')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await expect(graph.ask('{ trialBalance { debits { amount } } }', {}, applicant.token)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test.each(['identity', 'membership', 'billing', 'cpd', 'notification'])(
    '%s refuses whoever is not the gateway',
    async (name) => {
      for (const query of [
        '{ _service { sdl } }',
        '{ _entities(representations: []) { __typename } }',
        '{ __typename }',
      ]) {
        const response = await fetch(`${addresses.services[name]}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        expect(response.status).toBe(401);
      }
    },
  );

  test('NTF-05 no ID number, password or code is in a log', () => {
    const logs = readdirSync(logDir)
      .map((file) => readFileSync(path.join(logDir, file), 'utf8'))
      .join('\n');
    expect(logs.length).toBeGreaterThan(1_000);
    for (const private_ of [
      applicant.idNumber,
      applicant.password,
      applicant.mobile,
      sample.password,
      ...sample.people.slice(0, 20).map(({ idNumber }) => idNumber),
    ])
      expect(logs).not.toContain(private_);
  });
});
