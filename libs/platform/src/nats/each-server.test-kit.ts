import { natsServers } from '../testing/nats-servers';

/** Defines the same tests for every server that integrators may meet; those of a missing one count as skipped. */
export function onEachServer(define: (binary: string) => void): void {
  for (const { name, binary } of natsServers()) {
    if (binary) describe(name, () => define(binary));
    else describe.skip(name, () => define(''));
  }
}
