import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret } from '@mumaris/kit/config';
import { testLog } from '@mumaris/kit/testing';
import type { PaymentMethod } from '@mumaris/schemas';
import { cardProvider } from '../src/payments/providers/card-provider';
import type { PaymentSource } from '../src/payments/providers/payment-page';
import { sadadBiller } from '../src/payments/providers/sadad-biller';
import { ProviderFault } from '@mumaris/kit/outgoing/send';
import { anInvoice, noon } from './fixtures';
import { type Providers, startProviders } from './providers';

const [sadadKey, cardKey] = [randomBytes(32).toString('base64'), 'card-key'];
let providers: Providers;
let strange: Server;
/** What the strange provider answers: a text with its status, or nothing at all. */
let answer: [number, string] | undefined;
let strangeUrl: string;

beforeAll(async () => {
  providers = await startProviders(sadadKey, cardKey);
  strange = createServer((request, response) => {
    request.resume();
    if (answer) response.writeHead(answer[0], { 'content-type': 'application/json' }).end(answer[1]);
    else request.socket.destroy();
  });
  await new Promise<void>((resolve) => strange.listen(0, '127.0.0.1', resolve));
  strangeUrl = `http://127.0.0.1:${(strange.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await providers.stop();
  strange.close();
});
beforeEach(() => {
  Object.assign(providers.taken, { sadad: [], card: [] });
  Object.assign(providers.down, { sadad: false, card: false });
});

interface Adapter extends PaymentSource {
  /** Offers an invoice to be paid there. */
  offer(): Promise<unknown>;
}

const sadad = (url: string, key = sadadKey): Adapter => {
  const biller = sadadBiller(url, new Secret(key), testLog);
  return { ...biller, offer: () => biller.register(anInvoice(), AbortSignal.timeout(5_000)) };
};
const card = (url: string, key = cardKey): Adapter => {
  const provider = cardProvider({
    baseUrl: url,
    key: new Secret(key),
    returnUrl: 'https://portal.test/',
    log: testLog,
  });
  return { ...provider, offer: () => provider.openCheckout(anInvoice(), 1) };
};

const rest = { amount: 10_000, currency: 'SAR' };
/** A payment as each provider writes it. */
const written: Record<PaymentMethod, (paymentId: string) => object> = {
  SADAD: (paymentId: string) => ({ paymentId, billNumber: '26112200000042', ...rest, paidAt: noon.toISOString() }),
  CARD: (paymentId: string) => ({
    ...{ paymentId, checkoutId: 'chk-1', reference: 'INV-2026-00000042', ...rest, at: noon.toISOString() },
  }),
};
const offered = { SADAD: () => providers.bills.size, CARD: () => providers.checkouts.length };

// One contract for every provider: a new one is a row here.
describe.each<[PaymentMethod, (url: string, key?: string) => Adapter, 'sadad' | 'card', string]>([
  ['SADAD', sadad, 'sadad', randomBytes(32).toString('base64')],
  ['CARD', card, 'card', 'another-key'],
])('BIL-02 BIL-05 the adapter of %s', (method, adapter, name, wrongKey) => {
  const all = async (from: Adapter, after?: string) => {
    const [notices, pages] = [[] as unknown[], [] as string[]];
    for (let cursor = after, more = true; more;) {
      const page = await from.paymentsAfter(cursor);
      notices.push(...page.notices);
      pages.push((cursor = page.cursor));
      ({ more } = page);
    }
    return { notices, pages };
  };

  it('reads every payment once, page by page, and goes on from where it was', async () => {
    const ids = Array.from({ length: 5 }, () => randomUUID());
    providers.taken[name].push(...ids.slice(0, 4).map(written[method]));
    const first = await all(adapter(providers.url));
    expect(first.pages.length).toBeGreaterThan(1);
    expect(first.notices).toMatchObject(
      ids.slice(0, 4).map((providerPaymentId) => ({ method, providerPaymentId, ...rest, paidAt: noon })),
    );
    const end = first.pages.at(-1);
    expect(await all(adapter(providers.url), end)).toMatchObject({ notices: [] });
    providers.taken[name].push(written[method](ids[4] ?? ''));
    expect((await all(adapter(providers.url), end)).notices).toMatchObject([{ providerPaymentId: ids[4] }]);
  });

  it('leaves out what is no payment, and nothing else', async () => {
    const good = written[method]('good');
    providers.taken[name].push(
      null,
      { ...good, amount: 0.5 },
      { ...good, currency: 'riyal' },
      { ...good, paymentId: '' },
      good,
    );
    expect((await all(adapter(providers.url))).notices).toMatchObject([{ providerPaymentId: 'good' }]);
  });

  it('offers an invoice once, however often it is asked to', async () => {
    const before = offered[method]();
    await adapter(providers.url).offer();
    await adapter(providers.url).offer();
    expect(offered[method]()).toBe(before + 1);
  });

  it('is refused with a key that is not its own, and says so by the status', async () => {
    for (const act of ['offer', 'paymentsAfter'] as const)
      await expect(adapter(providers.url, wrongKey)[act](undefined)).rejects.toMatchObject({
        name: 'ProviderFault',
        status: 401,
      });
  });

  it('tells a provider that is away from one that refuses', async () => {
    providers.down[name] = true;
    for (const act of ['offer', 'paymentsAfter'] as const)
      await expect(adapter(providers.url)[act](undefined)).rejects.toMatchObject({ status: 503 });
    answer = undefined;
    for (const act of ['offer', 'paymentsAfter'] as const)
      await expect(adapter(strangeUrl)[act](undefined)).rejects.toMatchObject({ status: undefined });
  });

  it.each<[string, [number, string]]>([
    ['no JSON', [200, '<html>']],
    ['no page', [200, '{"payments":{}}']],
    ['more than a page has', [200, JSON.stringify({ payments: Array(201).fill({}), next: '1', more: false })]],
    ['more than fits', [200, `{"payments":["${'x'.repeat(300_000)}"],"next":"1","more":false}`]],
  ])('takes no answer that is %s', async (_, strangeAnswer) => {
    answer = strangeAnswer;
    await expect(adapter(strangeUrl).paymentsAfter(undefined)).rejects.toBeInstanceOf(ProviderFault);
  });
});
