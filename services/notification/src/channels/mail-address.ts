import type { Secret } from '@mumaris/kit/config';

/** All else that nodemailer takes from an address could let mail go in clear, to whoever answers, or into a log. */
const harmless = ['requireTLS', 'name', 'tls.servername'];

/**
 * What is wrong with a mail server's address in production: nobody's mail, with its links and codes, goes in clear, and the server
 * knows whose it is.
 */
export const mailProblems = (
  address: Secret,
  { SMTP_LOGIN }: { readonly SMTP_LOGIN?: unknown },
): (string | false)[] => {
  const url = URL.parse(address.reveal());
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname)
    return ['is no address of a mail server, such as smtps://user:password@host'];
  const isSecure = url.protocol === 'smtps:' || url.searchParams.getAll('requireTLS').join() === 'true';
  const others = [...url.searchParams.keys()].filter((option) => !harmless.includes(option));
  return [
    !isSecure && 'mail does not go in clear in production: smtps://… or smtp://…?requireTLS=true',
    others.length > 0 && `takes no other options than ${harmless.join(', ')} in production`,
    SMTP_LOGIN !== 'none' &&
      !(url.username && url.password) &&
      'the mail server has to know this service in production: user:password@, or SMTP_LOGIN=none where it needs no user',
  ];
};
