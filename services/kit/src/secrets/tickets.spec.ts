import { z } from 'zod';
import { createTicketOffice } from './tickets';

const shape = z.strictObject({ of: z.string(), until: z.number() });
const [key, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
const office = createTicketOffice(key, 'papers', shape);
const ticket = { of: 'inv_1', until: 1_795_339_800_000 };
const text = office.write(ticket);

test('a ticket is read as it was written', () => expect(office.read(text)).toEqual(ticket));

test.each([
  ['of another key', createTicketOffice(other, 'papers', shape).write(ticket)],
  ['of another use', createTicketOffice(key, 'documents', shape).write(ticket)],
  ['without a signature', text.split('.')[0] ?? ''],
  ['with a letter more', `${text}A`],
  ['with a part more', `${text}.A`],
  ['whose content was changed', text.replace(/^./, (letter) => (letter === 'e' ? 'f' : 'e'))],
  ['that is empty', ''],
])('a ticket %s is none', (_, changed) => expect(office.read(changed)).toBeUndefined());
