/** What a virus scanner says: AWAY is everything but a clear word. */
export type Verdict = 'CLEAN' | 'AWAY' | { readonly found: string };

export type Scan = (bytes: Buffer) => Promise<Verdict>;
