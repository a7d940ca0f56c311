/** What the provider's answer to a browser says. */
export interface Answer {
  readonly code: string;
  readonly state: string;
  readonly iss?: string;
}

const hops = 10;

/** A browser that follows an address and keeps cookies. @returns the address that leads to the page `until` */
export const browse = async (url: string, until: string): Promise<URL> => {
  const cookies = new Map<string, string>();
  let next = new URL(url);
  for (let hop = 0; hop < hops; hop++) {
    if (next.href.startsWith(until)) return next;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie },
      signal: AbortSignal.timeout(10_000),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`${next.href} leads nowhere: ${response.status} ${await response.text()}`);
    next = new URL(location, next);
  }
  throw new Error('the redirects have no end');
};

/** What the provider leads back with. */
export const answerOf = async (url: string, until: string): Promise<Answer> =>
  Object.fromEntries((await browse(url, until)).searchParams) as unknown as Answer;
