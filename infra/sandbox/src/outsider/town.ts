/** A message as it reached a mailbox or a telephone. */
export interface Received {
  id: string;
  channel: 'EMAIL' | 'SMS';
  to: string;
  subject?: string;
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
  /** Moves the platform's clock on by an ISO 8601 duration. */
  moveClock(advance: string): Promise<Date>;
  now(): Promise<Date>;
}

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
    moveClock: async (advance) => new Date((await call<{ now: string }>('/api/clock', { advance })).now),
    now: async () => new Date((await call<{ now: string }>('/api/clock')).now),
  };
};
