import { createHash, type Hash } from 'node:crypto';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId } from '@mumaris/kit/id';
import { openSettlement, type Settlement } from '../domain/settlement';
import { settlementReader } from '../domain/settlement-reader';
import type { Ticket } from '../domain/ticket';
import { rowsInFile } from '../file/rows-in-file';
import type { Deps } from './deps';

type ImportDeps = Pick<Deps, 'settlements' | 'stagedRows' | 'rules' | 'tickets' | 'clock'>;

/** The right that an address carries. @throws RuleViolation SETTLEMENT_LINK_INVALID, SETTLEMENT_LINK_EXPIRED */
const readTicket = ({ tickets, clock }: ImportDeps, text: string): Ticket => {
  const ticket = tickets.read(text);
  if (!ticket) throw new RuleViolation('SETTLEMENT_LINK_INVALID');
  if (clock.now().getTime() > ticket.until) throw new RuleViolation('SETTLEMENT_LINK_EXPIRED');
  return ticket;
};

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
}

/**
 * Takes the file of a day as a whole, or not at all (BIL-10); what it says is reconciled afterwards. The same bytes again give what came
 * of them before.
 * @throws RuleViolation SETTLEMENT_LINK_INVALID, SETTLEMENT_LINK_EXPIRED, and what `rowsInFile` and the reader throw
 */
export const importSettlement =
  (deps: ImportDeps) =>
  async (ticketText: string, bytes: AsyncIterable<Uint8Array>): Promise<Settlement> => {
    const { settlements, stagedRows, rules, clock } = deps;
    const { method, day, by } = readTicket(deps, ticketText);
    const id = newId('stl');
    const hash = createHash('sha256');
    const reader = settlementReader(rules.settlement[method]);
    let taken: Settlement | undefined;
    try {
      await stagedRows.add(id, rowsInFile(hashed(bytes, hash), reader));
      const totals = reader.end();
      const named = { id, method, day, by, sha256: hash.digest('hex') };
      taken = await settlements.open(openSettlement(named, totals, clock.now()));
      return taken;
    } finally {
      if (taken?.id !== id) await stagedRows.remove(id);
    }
  };
