const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that is safe to send: made by `html` only. */
export class Html {
  constructor(readonly markup: string) {}
}

const escaped = (value: Html | string): string =>
  value instanceof Html ? value.markup : value.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** Markup by template; each value is escaped unless it is markup itself. Keep attributes in quotes. */
export const html = (parts: TemplateStringsArray, ...values: (Html | string)[]): Html =>
  new Html(parts.reduce((text, part, index) => text + escaped(values[index - 1] ?? '') + part));
