import { commonErrors } from '@anlan/contracts/kit';
import { ProblemError } from '@anlan/platform/http';
import type { Logger } from '@anlan/platform/telemetry';

const MOST_BYTES = 2 * 1024 * 1024;
const TOGETHER = 64;
const FAILURES = 3;
const REST_MS = 30_000;

export interface Tile {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly bytes: Buffer;
}

interface ClientOptions {
  readonly timeoutMs: number;
  readonly logger: Logger;
  readonly now?: () => number;
}

/**
 * Asks the tile service. Only pictures come back, told by their bytes; redirects are not followed. After three failures in
 * a row it is left alone for half a minute, and a map goes on without it at once. Addresses hold the key: no log line does.
 */
export class TileClient {
  private failures = 0;
  private restsUntil = 0;
  private under = 0;

  constructor(private readonly options: ClientOptions) {}

  /** @returns undefined where the service has no such tile @throws ProblemError `request.unavailable` */
  async get(address: string): Promise<Tile | undefined> {
    const now = (this.options.now ?? Date.now)();
    if (now < this.restsUntil || this.under >= TOGETHER) throw unavailable();
    this.under += 1;
    try {
      const tile = await this.ask(address);
      this.failures = 0;
      return tile;
    } catch (error) {
      this.failed((error as Error).name === 'TimeoutError' ? 'timeout' : error instanceof TileFailure ? error.message : 'unreachable', now);
      throw unavailable();
    } finally {
      this.under -= 1;
    }
  }

  private async ask(address: string): Promise<Tile | undefined> {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(this.options.timeoutMs), headers: { accept: 'image/*' } });
    if (response.status === 404 || response.status === 204) {
      await response.body?.cancel();
      return undefined;
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new TileFailure(`status ${response.status}`);
    }
    const bytes = await bodyOf(response);
    const type = pictureType(bytes);
    if (!type) throw new TileFailure('no picture');
    return { type, bytes };
  }

  private failed(reason: string, now: number): void {
    this.failures += 1;
    if (this.failures < FAILURES) return;
    if (now >= this.restsUntil) this.options.logger.warn({ reason }, 'the tile service fails; it is left alone for a while');
    this.restsUntil = now + REST_MS;
  }
}

/** What the service did, in words that hold nothing of its address. */
class TileFailure extends Error {}

const unavailable = (): ProblemError => new ProblemError(commonErrors.unavailable, { part: 'tiles' });

async function bodyOf(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new TileFailure('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function pictureType(bytes: Buffer): Tile['type'] | undefined {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP' ? 'image/webp' : undefined;
}
