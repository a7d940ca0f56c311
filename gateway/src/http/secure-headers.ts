import helmet from 'helmet';

/** The headers of a careful server: no answer is a page, and none may be shown in one. */
export const secureHeaders = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
});
