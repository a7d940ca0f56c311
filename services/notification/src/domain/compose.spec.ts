import { composeEmail, composeInbox } from './compose';
import type { Phrasebook, Template } from './template';

const both = (text: string) => ({ ar: text, en: text });
const template = (body: string): Template => ({
  about: 'e',
  rule: 'NTF-06',
  audience: 'ACCOUNT',
  channels: ['EMAIL'],
  sealed: [],
  message: { subject: both('About {title|free}'), body: both(body) },
});
const bookOf = (body: string): Phrasebook => ({
  templates: new Map([['e', template(body)]]),
  names: {},
  layout: {
    greeting: both('Dear {name|free},'),
    closing: both('Regards'),
    footer: both('Call us'),
    open: both('Open'),
  },
});
const ask = (facts: Record<string, unknown>) => ({ about: 'e', facts, language: 'EN' as const, name: 'A <b>' });

test('nothing that people say becomes markup', () => {
  const { html, text } = composeEmail(ask({ title: '<script>"x"&' }), bookOf('On {title|free}'));
  expect(html).toContain('On <bdi>&lt;script&gt;&quot;x&quot;&amp;</bdi>');
  expect(html).toContain('Dear <bdi>A &lt;b&gt;</bdi>,');
  expect(html).not.toContain('<script>');
  expect(text).toBe('Dear A <b>,\n\nOn <script>"x"&\n\nRegards\n\nCall us\n');
});

test('a subject is one line, whatever is in it', () => {
  expect(composeInbox(ask({ title: 'a\r\nBcc: b' }), bookOf('x')).subject).toBe('About a Bcc: b');
});

test('lists and links stand alone; in plain text they are lines', () => {
  const facts = { title: 't', items: [both('one'), both('two')], link: 'https://mumaris.example/?a=1&b=2' };
  const book = bookOf('Mend:\n\n{items|list}\n\n{link|link}');
  expect(composeInbox(ask(facts), book).body).toBe('Mend:\n\n• one\n• two\n\nhttps://mumaris.example/?a=1&b=2');
  expect(composeEmail(ask(facts), book).html).toContain('<a href="https://mumaris.example/?a=1&amp;b=2" style=');
  expect(() => composeInbox(ask(facts), bookOf('Mend {items|list}'))).toThrow('in a paragraph of its own');
});

test('NTF-06 a placeholder that the facts do not know is refused', () => {
  expect(() => composeInbox(ask({ title: 't' }), bookOf('{other}'))).toThrow('{other} is unknown');
  expect(() => composeInbox(ask({ title: 't' }), bookOf('{toString}'))).toThrow('{toString} is unknown');
});
