import type { Messages } from '../store/message.repository';

/** What the mutations work with. */
export interface Deps {
  readonly messages: Messages;
}
