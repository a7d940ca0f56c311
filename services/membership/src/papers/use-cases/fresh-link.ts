import { createHash, randomBytes } from 'node:crypto';
import type { Language } from '@mumaris/schemas';
import { newCode } from '../../credentials';
import type { Delivery, FreshLink } from '../domain/delivery';
import type { Deps } from './deps';

const linkBytes = 32;
const arabic = /\p{Script=Arabic}/u;

/** What a link is looked up by: whoever reads the store cannot follow it. */
export const hashOfLink = (link: string): string => createHash('sha256').update(link).digest('base64url');

/**
 * A link and a code for the body that a certificate is for, sealed for notification. The body is written to in the language that its name is in.
 */
export const freshLink = async (
  { notificationSealer, documentsUrl }: Pick<Deps, 'notificationSealer' | 'documentsUrl'>,
  to: NonNullable<Delivery['to']>,
): Promise<FreshLink> => {
  const token = randomBytes(linkBytes).toString('base64url');
  const language: Language = arabic.test(to.name) ? 'AR' : 'EN';
  const [contact, link] = await Promise.all([
    notificationSealer.seal(to),
    notificationSealer.seal({ link: `${documentsUrl}/credentials/good-standing/${token}` }),
  ]);
  return { linkHash: hashOfLink(token), code: newCode(), sealed: { contact, link }, language };
};
