import type { LoggerService } from '@nestjs/common';
import pino from 'pino';
import { currentTraceparent, traceIdOf } from '../context';
import { redact, redactText } from './redact-value';

/** Without `child`: what it binds would pass the redaction by. */
export type Logger = Omit<pino.Logger, 'child'>;

/** JSON lines on stdout, each with the trace id of the request that caused it. Secrets and personal numbers are cut out, wherever they stand. */
export function createLogger(service: string, level: string, out?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { service, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => redact(fields) as Record<string, unknown>,
    },
    // `redact` has made plain objects of errors; pino's own serializer would only see those.
    serializers: { err: (e: unknown) => e },
    mixin: () => {
      const traceparent = currentTraceparent();
      return traceparent ? { traceId: traceIdOf(traceparent) } : {};
    },
    hooks: {
      logMethod(args, method) {
        method.apply(this, withText(args as unknown[]) as Parameters<typeof method>);
      },
    },
  };
  return out ? pino(options, out) : pino(options);
}

/** The sentences of a line: what was given as one, or the message of the error that stands for it. */
function withText(args: unknown[]): unknown[] {
  const [first, ...rest] = args;
  if (first instanceof Error) return [{ err: first }, ...texts(rest.length ? rest : [first.message])];
  const error = (first as { err?: unknown } | null)?.err;
  if (rest.length === 0 && error instanceof Error) return [first, redactText(error.message)];
  return [typeof first === 'string' ? redactText(first) : first, ...texts(rest)];
}

const texts = (args: unknown[]): unknown[] => args.map((a) => (typeof a === 'string' ? redactText(a) : redact(a)));

/** Lets Nest speak through the same logger. */
export function nestLogger(logger: Logger): LoggerService {
  const line = (level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal') => (message: unknown, ...rest: unknown[]) => {
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    if (message instanceof Error) logger[level]({ err: message, context });
    else logger[level]({ context, detail: rest.length > 1 ? rest.slice(0, -1) : undefined }, String(message));
  };
  return { log: line('debug'), error: line('error'), warn: line('warn'), debug: line('debug'), verbose: line('trace'), fatal: line('fatal') };
}
