import { isSet, openList } from './status-list.mjs';

/** @typedef {import('./status-list.mjs').ListFault | 'WRONG_LIST' | 'LIST_MISSING'} StatusFault */
/** @typedef {{ fault: StatusFault, what: string }} StatusNote what is wrong, and with which file or at which address */

const purposes = /** @type {const} */ (['revocation', 'suspension']);

/** The entries of a proof by which it can be looked up. @param {any} credentialStatus @returns {any[]} */
const entriesOf = (credentialStatus) =>
  [credentialStatus ?? []]
    .flat()
    .filter(
      (one) =>
        one?.type === 'BitstringStatusListEntry' &&
        purposes.includes(one.statusPurpose) &&
        /^\d{1,9}$/.test(one.statusListIndex),
    );

/**
 * What keeps a list from telling anything of a proof; nothing where it does.
 * @param {import('./status-list.mjs').OpenedList} list @param {any[]} entries
 * @returns {StatusNote[]}
 */
const noteOf = (list, entries) => {
  if ('fault' in list) return [{ fault: list.fault, what: list.file }];
  const named = entries.some((one) => one.statusListCredential === list.id && one.statusPurpose === list.purpose);
  return named ? [] : [{ fault: 'WRONG_LIST', what: list.file }];
};

/**
 * The status of a proof by saved lists. Only what both lists say counts as OK.
 * @param {any} proof what it says, proved
 * @param {{ file: string, text: string }[]} saved @param {import('./open-signed.mjs').Trusted} trusted @param {number} at in ms
 * @returns {{ status: 'OK' | 'SUSPENDED' | 'REVOKED' | 'UNKNOWN', notes: StatusNote[] }}
 */
export const statusOf = (proof, saved, trusted, at) => {
  const entries = entriesOf(proof.credentialStatus);
  const lists = saved.map((one) => openList(one, trusted, at));
  const notes = lists.flatMap((list) => noteOf(list, entries));
  const found = purposes.map((purpose) => {
    const entry = entries.find((one) => one.statusPurpose === purpose);
    const list = lists.find(
      (one) => 'bytes' in one && one.id === entry?.statusListCredential && one.purpose === purpose,
    );
    if (!entry || !list || !('bytes' in list) || Number(entry.statusListIndex) >= list.bytes.length * 8) {
      notes.push({ fault: 'LIST_MISSING', what: String(entry?.statusListCredential ?? purpose) });
      return undefined;
    }
    return isSet(list.bytes, Number(entry.statusListIndex));
  });
  const [revoked, suspended] = found;
  if (revoked) return { status: 'REVOKED', notes };
  if (suspended) return { status: 'SUSPENDED', notes };
  return { status: found.includes(undefined) ? 'UNKNOWN' : 'OK', notes };
};
