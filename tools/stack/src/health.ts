import { connect } from 'node:net';

/** One probe: resolves when the thing is ready, rejects with the reason when not (yet). */
export type Probe = () => Promise<void>;

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Ready when `url` answers 2xx; the reason otherwise holds the status and the start of the body. */
export function httpProbe(url: string): Probe {
  return async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), headers: { connection: 'close' } });
    const body = await response.text();
    if (!response.ok) throw new Error(`${url} → ${response.status} ${body.slice(0, 500)}`);
  };
}

/** Ready when the server at this address greets with the NATS INFO line. */
export function natsProbe(port: number, host = '127.0.0.1'): Probe {
  return () =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host });
      const end = (error?: Error): void => {
        socket.destroy();
        if (error) reject(error);
        else resolve();
      };
      socket.setTimeout(2_000, () => end(new Error(`nats://${host}:${port} is silent`)));
      socket.once('error', end);
      socket.once('data', (data) =>
        end(data.toString('latin1').startsWith('INFO ') ? undefined : new Error(`${host}:${port} is not a NATS server`)),
      );
      socket.once('close', () => end(new Error(`nats://${host}:${port} closed the connection`)));
    });
}
