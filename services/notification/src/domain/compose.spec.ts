import { composeEmail, composeInbox } from './compose';
import type { Phrasebook, Template } from './template';

const both = (text: string) => ({ ar: text, en: text });
const template = (body: string): Template => ({
  about: 'e',
  rule: 'NTF-06',
  audience: 'ACCOUNT',
  channels: ['EMAIL'],
  sealed: [],
  details: { items: 'list', link: 'link', day: 'day' },
  smsParts: 1,
  message: { subject: both('About {title}'), body: both(body) },
});
const bookOf = (body: string): Phrasebook => ({
  templates: new Map([['e', template(body)]]),
  names: {},
  layout: { greeting: both('Dear {name},'), closing: both('Regards'), footer: both('Call us'), open: both('Open') },
});
const ask = (facts: Record<string, unknown>, language: 'AR' | 'EN' = 'EN') => ({
  about: 'e',
  facts,
  language,
  name: 'A <b>',
});

test('nothing that people say becomes markup', () => {
  const { html, text } = composeEmail(ask({ title: '<script>"x"&' }), bookOf('On {title}'));
  expect(html).toContain('On &lt;script&gt;&quot;x&quot;&amp;');
  expect(html).toContain('Dear A &lt;b&gt;,');
  expect(html).not.toContain('<script>');
  expect(text).toBe('Dear A <b>,\n\nOn <script>"x"&\n\nRegards\n\nCall us\n');
});

test('NTF-06 isolate-01, isolate-02 g: HTML keeps inserted words apart by elements, plain text by isolates', () => {
  const book = bookOf('رقم الطلب {title}.\nالنشاط {title}');
  const { html, text, subject } = composeEmail(ask({ title: 'A-000-000-018' }, 'AR'), book);
  expect(html).toContain('رقم الطلب <bdi>A-000-000-018</bdi>.<br>النشاط <bdi>A-000-000-018</bdi>');
  expect(html).toContain('<title>About \u2068A-000-000-018\u2069</title>');
  expect(text).toContain('رقم الطلب \u2068A-000-000-018\u2069.\n');
  expect(subject).toBe('About \u2068A-000-000-018\u2069');
});

test('a subject is one line, whatever is in it', () => {
  expect(composeInbox(ask({ title: 'a\r\nBcc: b' }), bookOf('x')).subject).toBe('About a Bcc: b');
});

test('NTF-06 isolate-02 f: lists and links stand alone, and a link has nothing around it', () => {
  const facts = { title: 't', items: [both('one'), both('two')], link: 'https://mumaris.example/?a=1&b=2' };
  const book = bookOf('Mend:\n\n{items}\n\n{link}');
  for (const language of ['AR', 'EN'] as const) {
    const { body } = composeInbox(ask(facts, language), book);
    expect(body.split('\n').at(-1)).toBe('https://mumaris.example/?a=1&b=2');
    expect(composeEmail(ask(facts, language), book).html).toContain(
      '<a href="https://mumaris.example/?a=1&amp;b=2" style=',
    );
  }
  expect(composeInbox(ask(facts), book).body).toBe('Mend:\n\n• one\n• two\n\nhttps://mumaris.example/?a=1&b=2');
});

test('NTF-06 a message that is not told what it needs is refused', () => {
  expect(() => composeInbox(ask({ title: 't' }), bookOf('{other}'))).toThrow('other');
});
