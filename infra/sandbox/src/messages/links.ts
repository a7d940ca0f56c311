const MOST_LINKS = 50;
const URL_IN_TEXT = /https?:\/\/[^\s<>"')\]]+/gi;
const HREF_IN_HTML = /href\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** Only what mail programs write inside an attribute; `&amp;` last, so that nothing is decoded twice. */
const decodeEntities = (attribute: string): string =>
  attribute
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const isHttp = (link: string): boolean => /^https?:\/\//i.test(link) && URL.canParse(link);

/** The web links of a message, each once, in the order a reader meets them; at most 50. */
export const linksOf = (text: string, html = ''): string[] => {
  const inText = [...text.matchAll(URL_IN_TEXT)].map(([link]) => link.replace(/[.,;:!?؟،]+$/u, ''));
  const inHtml = [...html.matchAll(HREF_IN_HTML)].map((match) => decodeEntities(match[1] ?? match[2] ?? ''));
  return [...new Set([...inText, ...inHtml].filter(isHttp))].slice(0, MOST_LINKS);
};
