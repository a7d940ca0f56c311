import { pino, type Logger } from 'pino';
import { errorForLog } from './log-error';
import { currentTraceId } from './trace';

export type { Logger } from 'pino';

/** Fields that are never written. */
export const privateFields = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'code',
  'idNumber',
  'email',
  'mobile',
  'authorization',
  'cookie',
  'contact',
  'link',
  'human',
  'MONGODB_URI',
];

/** At the top of a log object or one level down. */
const private_ = privateFields.flatMap((field) => [field, `*.${field}`]);

/** The logger of one service: JSON lines, each with the trace id of the request or event that it belongs to. */
export const createLogger = (service: string, level: string): Logger =>
  pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => errorForLog(error), error: (error: unknown) => errorForLog(error) },
    redact: { paths: private_, censor: '[redacted]' },
    mixin: () => {
      const traceId = currentTraceId();
      return traceId ? { traceId } : {};
    },
  });
