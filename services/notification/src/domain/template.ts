import type { Text } from '@mumaris/schemas';
import type { Facts, Notice } from './notice';

/** A way out of the platform. */
export type OutsideChannel = 'EMAIL' | 'SMS';

/** The part of a contact that a channel reaches. */
export const partFor = { EMAIL: 'email', SMS: 'mobile' } as const satisfies Record<OutsideChannel, string>;

type Channel = OutsideChannel | 'INBOX';

/** What an e-mail or an inbox message says: ICU messages. */
export interface Wording {
  readonly subject: Text;
  readonly body: Text;
}

/** How one type of event is told, and where. */
export interface Template {
  readonly about: string;
  /** The rule of the rule book that asks for it. */
  readonly rule: string;
  /**
   * Whom it is for: the account that the event names, in the language and by the name that it registered with; or
   * whoever a sealed contact names, who needs no account, in the language that the event says.
   */
  readonly audience: 'ACCOUNT' | 'CONTACT';
  /** The sealed field that says where it goes, instead of the address that is in force. */
  readonly sendTo?: string | undefined;
  /** The sealed field that says the name of a contact; `sendTo` where it is not said. */
  readonly nameIn?: string | undefined;
  readonly channels: readonly Channel[];
  /** The fields whose secrets the words carry: they cross the bus sealed and are opened only to send (NTF-05). */
  readonly sealed: readonly string[];
  /** The field that says until when the message is of any use. */
  readonly validUntil?: string | undefined;
  /** How facts that are more than words or a figure are told: by a kind of `details.ts`, or a group of names. */
  readonly details: Readonly<Record<string, string>>;
  readonly message?: Wording | undefined;
  /** Where the words depend on a field's value: one wording for each, and whose is taken where the event comes without the field. */
  readonly choose?:
    | {
        readonly by: string;
        readonly unsaid?: string | undefined;
        readonly messages: Readonly<Record<string, Wording>>;
      }
    | undefined;
  readonly sms?: Text | undefined;
  /** The most parts that the SMS may travel in. */
  readonly smsParts: number;
}

/** Names of coded values for people: `names.service.TRAINING_LETTER`. */
export type Names = Readonly<Record<string, Readonly<Record<string, Text>>>>;

/** What every e-mail begins and ends with. */
interface Layout {
  readonly greeting: Text;
  readonly closing: Text;
  readonly footer: Text;
  /** What the button of a link says. */
  readonly open: Text;
}

/** Everything that messages are made of: rules-as-data. */
export interface Phrasebook {
  readonly templates: ReadonlyMap<string, Template>;
  readonly names: Names;
  readonly layout: Layout;
}

/** The template of an event's type. @throws when there is none */
export const templateOf = ({ templates }: Phrasebook, about: string): Template => {
  const template = templates.get(about);
  if (!template) throw new Error(`no template for ${about}`);
  return template;
};

/** The channels of a template that lead out of the platform. */
export const outsideOf = ({ channels }: Template): OutsideChannel[] =>
  channels.filter((channel): channel is OutsideChannel => channel !== 'INBOX');

/** The wording for these facts. @throws when the template has none for them */
export const wordingFor = ({ about, message, choose }: Template, facts: Facts): Wording => {
  const chosen = choose && String(facts[choose.by] ?? choose.unsaid);
  const wording = chosen === undefined ? message : choose?.messages[chosen];
  if (!wording) throw new Error(`${about} has no wording for ${chosen ?? 'e-mail or inbox'}`);
  return wording;
};

/** Whether a notice comes too late to be of use: an expired code or link is not sent (IDN-12). */
export const isTooLate = ({ validUntil }: Template, { data }: Notice, now: Date): boolean =>
  validUntil !== undefined && now > new Date(String(data[validUntil]));
