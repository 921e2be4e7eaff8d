import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { StackError } from './errors';

const LOOPBACK = '127.0.0.1';
const FIRST = 20_000;
const BLOCK = 32;

/** Resolves to the port bound, or undefined when it is taken. Port 0 lets the system choose. */
export function tryListen(port: number, host = LOOPBACK): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}

/**
 * Hands out free loopback ports that stay free until their service binds them.
 * Ports are looked for below the system's ephemeral range, where no outgoing connection of a sibling can take one
 * between the look and the bind; each seed begins at its own block, so that two stacks do not race for the same ones.
 */
export class PortPicker {
  private readonly given = new Set<number>();
  private next: number;
  private readonly end = ephemeralStart();

  constructor(seed = process.pid) {
    const blocks = Math.max(1, Math.floor((this.end - FIRST) / BLOCK));
    this.next = FIRST + (seed % blocks) * BLOCK;
  }

  async pick(): Promise<number> {
    for (let tries = 0; this.end > FIRST && tries < this.end - FIRST; tries++) {
      if (this.next >= this.end) this.next = FIRST;
      const port = this.next++;
      if (!this.given.has(port) && (await tryListen(port)) !== undefined) return this.remember(port);
    }
    for (;;) {
      const port = await tryListen(0);
      if (port !== undefined && !this.given.has(port)) return this.remember(port);
    }
  }

  /** Never hands this one out. */
  remember(port: number): number {
    this.given.add(port);
    return port;
  }
}

function ephemeralStart(): number {
  try {
    return Number(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split(/\s+/)[0]) || 32_768;
  } catch {
    return 32_768;
  }
}

/** The gateway's port: the one asked for, or a free one for 0. Throws StackError PORT_BUSY. */
export async function gatewayPort(wanted: number, picker: PortPicker): Promise<number> {
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new StackError(
      'CONFIGURATION',
      `端口 ${wanted} 无效,应为 0–65535 的整数(ANLAN_PORT)。`,
      `Port ${wanted} is not valid: ANLAN_PORT takes an integer from 0 to 65535.`,
    );
  }
  if (wanted === 0) return picker.pick();
  const bound = await tryListen(wanted).catch((error: NodeJS.ErrnoException) => {
    throw new StackError(
      'PORT_BUSY',
      `无法监听 127.0.0.1:${wanted}(${error.code})。请用 ANLAN_PORT 指定另一个端口,例如 ANLAN_PORT=8090 npm start。`,
      `Cannot listen on 127.0.0.1:${wanted} (${error.code}). Choose another port, for example ANLAN_PORT=8090 npm start.`,
    );
  });
  if (bound !== undefined) return wanted;
  throw new StackError(
    'PORT_BUSY',
    `端口 ${wanted} 已被占用。请停止占用它的程序,或用 ANLAN_PORT 指定另一个端口,例如 ANLAN_PORT=8090 npm start。`,
    `Port ${wanted} is already in use. Stop what uses it, or choose another, for example ANLAN_PORT=8090 npm start.`,
  );
}
