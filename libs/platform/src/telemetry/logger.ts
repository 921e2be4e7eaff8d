import type { LoggerService } from '@nestjs/common';
import pino from 'pino';
import { currentTraceparent, traceIdOf } from '../context';

export type Logger = pino.Logger;

/** JSON lines on stdout, each with the trace id of the request that caused it. Secrets and personal numbers are cut out. */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const traceparent = currentTraceparent();
      return traceparent ? { traceId: traceIdOf(traceparent) } : {};
    },
    redact: {
      paths: ['password', 'token', 'authorization', 'creds', 'secret', 'clientSecret', '*.password', '*.token', '*.authorization', '*.creds', '*.secret', '*.clientSecret', '*.phone', '*.identityNumber', 'headers.authorization', 'headers.cookie'],
      censor: '[redacted]',
    },
  });
}

/** Lets Nest speak through the same logger. */
export function nestLogger(logger: Logger): LoggerService {
  const line = (level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal') => (message: unknown, ...rest: unknown[]) => {
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    if (message instanceof Error) logger[level]({ err: message, context });
    else logger[level]({ context, detail: rest.length > 1 ? rest.slice(0, -1) : undefined }, String(message));
  };
  return { log: line('debug'), error: line('error'), warn: line('warn'), debug: line('debug'), verbose: line('trace'), fatal: line('fatal') };
}
