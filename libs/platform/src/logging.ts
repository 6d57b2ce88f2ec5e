import { type Logger, pino } from 'pino';
import type { Config } from './config.js';

export type { Logger } from 'pino';

/** One JSON line per event on standard output. Secrets and personal data MUST NOT be logged; headers are cut here. */
export function createLogger(name: string, config: Pick<Config, 'logLevel'>): Logger {
  return pino({
    name,
    level: config.logLevel,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['req.headers.authorization', 'req.headers.cookie'], censor: '(cut)' },
  });
}
