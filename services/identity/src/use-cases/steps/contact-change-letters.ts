import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Account } from '../../domain/account';
import { askForNewContact, noteClaim } from '../../domain/account-contact';
import type { ContactChange } from '../../domain/contact-change';
import type { Deps } from '../deps';

/** A link and a code for one change: the hashes to keep, and the sealed texts to send. */
export interface ContactLetters {
  readonly hashes: { readonly linkHash: string; readonly codeHash: string };
  readonly email: { readonly contact: string; readonly link: string };
  readonly mobile: { readonly contact: string; readonly code: string };
}

/** Writes the letters before any transaction begins: sealing takes its time (IDN-11, NTF-05). */
export const writeContactLetters =
  ({ confirmations, sealer }: Deps) =>
  async ({ id, newEmail, newMobile }: ContactChange): Promise<ContactLetters> => {
    const link = confirmations.newLink('emailChange');
    const code = confirmations.newCode(id);
    const [newAddress, sealedLink, newNumber, sealedCode] = await Promise.all([
      sealer.seal({ email: newEmail }),
      sealer.seal({ link: link.url }),
      sealer.seal({ mobile: newMobile }),
      sealer.seal({ code: code.code }),
    ]);
    return {
      hashes: { linkHash: link.hash, codeHash: code.hash },
      email: { contact: newAddress, link: sealedLink },
      mobile: { contact: newNumber, code: sealedCode },
    };
  };

/**
 * Has the letters sent, as far as nobody else has the address: its owner is told instead, and the change waits like any
 * other (IDN-05). `first` is “finish update”, which tells the address in force.
 */
export const sendContactLetters =
  ({ accounts }: Deps) =>
  async (change: ContactChange, letters: ContactLetters, first: boolean, tx: Transaction): Promise<void> => {
    const { accountId, newEmail, newMobile } = change;
    const others = async (contact: { email: string } | { mobile: string }): Promise<Account[]> =>
      (await accounts.findHolders(contact)).filter(({ id }) => id !== accountId);
    const [ofEmail, ofMobile] = [
      newEmail ? await others({ email: newEmail }) : [],
      newMobile ? await others({ mobile: newMobile }) : [],
    ];
    const email = ofEmail.length ? undefined : letters.email;
    const mobile = ofMobile.length ? undefined : letters.mobile;
    await accounts.update(accountId, (state) => askForNewContact(state, change, { email, mobile, first }), tx);
    const holders = new Set([...ofEmail, ...ofMobile].map(({ id }) => id));
    if (first) for (const holder of holders) await accounts.update(holder, noteClaim, tx);
  };
