/** What the identity provider sends a browser back with: `code` and `state`, or `error`. */
export type Returned = Readonly<Record<string, string>>;

interface Choice {
  idNumber: string;
  /** How strongly the provider is to vouch for it. */
  acr?: 'substantial' | 'high';
}

const HOPS = 10;
const PATIENCE_MS = 15_000;

/** A browser with its cookies; it follows no redirect by itself. */
const openBrowser = () => {
  const cookies = new Map<string, string>();
  return async (url: URL, form?: Record<string, string>): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      redirect: 'manual',
      headers: { cookie },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
};

/**
 * Goes to the national identity provider as a browser does, says on its page who one is, and comes back.
 * @param url where the graph sends the browser
 * @throws where a page comes that is none of the provider's choice, or the redirects have no end
 */
export const visitProvider = async (url: string, { idNumber, acr = 'high' }: Choice): Promise<Returned> => {
  const browser = openBrowser();
  const returnUrl = new URL(url).searchParams.get('redirect_uri') ?? '';
  let next = new URL(url);
  for (let hop = 0; hop < HOPS; hop++) {
    const page = await browser(next);
    const chosen = page.status === 200 ? await browser(next, { person: '', typed: idNumber, acr }) : page;
    const location = chosen.headers.get('location');
    if (!location) throw new Error(`${next.pathname} leads nowhere: ${chosen.status} ${await chosen.text()}`);
    next = new URL(location, next);
    if (next.href.startsWith(returnUrl)) return Object.fromEntries(next.searchParams);
  }
  throw new Error('the redirects of the identity provider have no end');
};
