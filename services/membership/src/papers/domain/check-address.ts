import { renderSVG } from 'uqr';

interface Named {
  readonly number: string;
  readonly code: string;
}

/** Where the public check shows how a document stands today: the page, with the number and the code that it asks for (MEM-61). */
export const checkAddress = (page: string, { number, code }: Named): string => {
  const address = new URL(page);
  address.searchParams.set('number', number);
  address.searchParams.set('code', code);
  return address.href;
};

/** The QR code that leads there, as an SVG picture. */
export const checkQr = (page: string, named: Named): string => renderSVG(checkAddress(page, named), { border: 2 });
