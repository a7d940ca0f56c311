/** A message as it reached a mailbox or a telephone. */
export interface Received {
  id: string;
  channel: 'EMAIL' | 'SMS';
  to: string;
  subject?: string;
  /** Of a mail: one that a server was handed twice carries the same. */
  messageId?: string;
  text: string;
  links: string[];
}

interface Expectation {
  to: string;
  channel: 'EMAIL' | 'SMS';
  contains?: string;
  /** Only messages that came after this one. */
  after?: string;
  timeoutMs?: number;
}

export interface Town {
  /** The newest message there is now: what comes after it is new. */
  lastMessage(): Promise<string | undefined>;
  /** Waits for the next message that fits. @throws when none comes in time */
  message(expected: Expectation): Promise<Received>;
  messages(to: string): Promise<Received[]>;
  /** Pays a SADAD bill at the bank. */
  payBill(
    billNumber: string,
    how?: { amount?: number; times?: number; anyway?: boolean },
  ): Promise<{ paymentId: string }>;
  /** Pays on the card provider's page. */
  payCheckout(url: string, how?: { times?: number }): Promise<{ paymentId: string }>;
  /** Decides on a verification in the verification company's place. */
  decideVerification(key: string, decision: { status: string; informationMissing?: boolean }): Promise<void>;
  /** Signs a file of results in the test company's place, and sends it. @returns what it was answered */
  sendExamResults(file: string): Promise<{ status: number; body: { taken?: number } }[]>;
  /** Takes an account into the authenticator app, or a new secret (base 32) for one that is there. */
  enrolAuthenticator(account: string, secret: string): Promise<void>;
  /** A code of the app that nobody has had before. Waits for one. @throws when there is none in 40 s */
  authenticatorCode(account: string): Promise<string>;
  /** Moves the platform's clock on by an ISO 8601 duration. */
  moveClock(advance: string): Promise<Date>;
  now(): Promise<Date>;
}

const patienceMs = 40_000;

/** The world around the platform, as the sandbox plays it. */
export const createTown = (sandboxUrl: string): Town => {
  const call = async <T>(path: string, body?: object, timeoutMs = 15_000): Promise<T> => {
    const response = await fetch(`${sandboxUrl}${path}`, {
      ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  /** The app's next code, or how long to wait for it, in ms. */
  const nextCode = async (account: string): Promise<string | number> => {
    const query = new URLSearchParams({ account }).toString();
    const response = await fetch(`${sandboxUrl}/api/authenticators/code?${query}`, {
      signal: AbortSignal.timeout(15_000),
    });
    if (response.status === 425) return Number(response.headers.get('retry-after')) * 1_000;
    if (!response.ok) throw new Error(`the authenticator app: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { code: string }).code;
  };
  return {
    lastMessage: async () => (await call<{ lastId?: string | null }>('/api/messages?limit=1')).lastId ?? undefined,
    message: ({ to, channel, contains, after, timeoutMs = 15_000 }) => {
      const query = new URLSearchParams({ to, channel, timeoutMs: String(timeoutMs) });
      if (contains) query.set('contains', contains);
      if (after) query.set('after', after);
      return call<Received>(`/api/messages/wait?${query.toString()}`, undefined, timeoutMs + 5_000);
    },
    messages: async (to) =>
      (await call<{ messages: Received[] }>(`/api/messages?${new URLSearchParams({ to, limit: '200' }).toString()}`))
        .messages,
    payBill: (billNumber, how = {}) => call(`/api/bills/${encodeURIComponent(billNumber)}/pay`, how),
    payCheckout: (url, how = {}) => call(`/api/checkouts/${encodeURIComponent(url.split('/').at(-1) ?? '')}/pay`, how),
    decideVerification: async (key, decision) =>
      void (await call(`/api/verifications/${encodeURIComponent(key)}/decide`, decision)),
    sendExamResults: async (file) =>
      (await call<{ answers: { status: number; body: { taken?: number } }[] }>('/api/exam-results', { file }, 60_000))
        .answers,
    enrolAuthenticator: async (account, secret) => void (await call('/api/authenticators', { account, secret })),
    authenticatorCode: async (account) => {
      const end = Date.now() + patienceMs;
      for (;;) {
        const next = await nextCode(account);
        if (typeof next === 'string') return next;
        if (Date.now() + next > end) throw new Error(`no fresh code for ${account} in 40 s`);
        await new Promise((resolve) => setTimeout(resolve, next));
      }
    },
    moveClock: async (advance) => new Date((await call<{ now: string }>('/api/clock', { advance })).now),
    now: async () => new Date((await call<{ now: string }>('/api/clock')).now),
  };
};
