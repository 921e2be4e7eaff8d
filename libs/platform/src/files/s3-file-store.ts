import type { S3Client } from '@aws-sdk/client-s3';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { LocalFileStore, type FileStore, type StoredFile } from './file-store';

export interface S3Options {
  readonly endpoint?: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Any S3-compatible store. A file is metered on local disk first, so that its size is known and a refused one is never kept. */
export class S3FileStore implements FileStore {
  private client: Promise<S3Client> | undefined;
  constructor(private readonly o: S3Options) {}

  async put(key: string, stream: Readable, maxBytes: number): Promise<StoredFile> {
    const dir = await mkdtemp(join(tmpdir(), 'anlan-upload-'));
    try {
      const local = new LocalFileStore(dir);
      const stored = await local.put(key, stream, maxBytes);
      const { PutObjectCommand } = await import('@aws-sdk/client-s3');
      const client = await this.connect();
      await client.send(new PutObjectCommand({ Bucket: this.o.bucket, Key: key, Body: createReadStream(join(dir, key)), ContentLength: stored.bytes }));
      return stored;
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }

  async read(key: string): Promise<Readable> {
    const { GetObjectCommand } = await import('@aws-sdk/client-s3');
    const client = await this.connect();
    const { Body } = await client.send(new GetObjectCommand({ Bucket: this.o.bucket, Key: key }));
    if (!Body) throw new Error(`object ${key} has no body`);
    return Body as Readable;
  }

  async remove(key: string): Promise<void> {
    const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
    await (await this.connect()).send(new DeleteObjectCommand({ Bucket: this.o.bucket, Key: key }));
  }

  private connect(): Promise<S3Client> {
    this.client ??= import('@aws-sdk/client-s3').then(
      ({ S3Client: Client }) =>
        new Client({
          region: this.o.region, endpoint: this.o.endpoint, forcePathStyle: !!this.o.endpoint,
          credentials: { accessKeyId: this.o.accessKeyId, secretAccessKey: this.o.secretAccessKey },
        }),
    );
    return this.client;
  }
}
