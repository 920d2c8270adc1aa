import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * JSON lines on standard output, or to wherever is said. What is logged is named field by field; contents, addresses and
 * tokens never are, but for the set-up link: it works once, and who started the server has to read it.
 */
export function createLog(level: LogLevel, to?: DestinationStream): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, to);
}
