import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { commonErrors } from '@anlan/contracts/kit';
import { newId } from '../db';
import { ProblemError } from '../http/problem';

export interface StoredFile {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Where files lie. Keys are `<tenant id>/<file id>`; what is in them is the service's business. */
export interface FileStore {
  put(key: string, stream: Readable, maxBytes: number): Promise<StoredFile>;
  read(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
}

/** Counts and hashes on the way, and refuses what is too large before it is kept. */
export class Meter extends Transform {
  bytes = 0;
  private readonly hash = createHash('sha256');
  constructor(private readonly maxBytes: number) {
    super();
  }
  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (e?: Error | null, data?: Buffer) => void): void {
    this.bytes += chunk.length;
    if (this.bytes > this.maxBytes) return done(new ProblemError(commonErrors.too_large, { limit: this.maxBytes }));
    this.hash.update(chunk);
    done(null, chunk);
  }
  sha256(): string {
    return this.hash.digest('hex');
  }
}

export class LocalFileStore implements FileStore {
  constructor(private readonly root: string) {}

  async put(key: string, stream: Readable, maxBytes: number): Promise<StoredFile> {
    const path = this.path(key);
    const half = `${path}.${newId()}.part`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const meter = new Meter(maxBytes);
    // Opened first: a refusal may come before a stream has opened its file, which would then appear after it was removed.
    const out = (await open(half, 'wx', 0o600)).createWriteStream({ flush: true });
    try {
      await pipeline(stream, meter, out);
      await rename(half, path);
    } catch (e) {
      await rm(half, { force: true });
      throw e;
    }
    return { key, bytes: meter.bytes, sha256: meter.sha256() };
  }

  async read(key: string): Promise<Readable> {
    return createReadStream(this.path(key));
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  private path(key: string): string {
    if (!/^[0-9a-f-]+(\/[0-9a-z-]+)+$/.test(key)) throw new Error(`not a file key: ${key}`);
    return join(this.root, key);
  }
}
