import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { LocalFileStore, type FileStore } from './file-store';
import { S3FileStore } from './s3-file-store';

const key = '01980000-0000-7000-8000-00000000000a/01980000-0000-7000-8000-00000000000b';
const text = Buffer.from('疏散通道照片'.repeat(1000));
const sha256 = createHash('sha256').update(text).digest('hex');

/** As much of S3 as the store uses, in memory: it keeps what was put, and refuses what is not signed. */
function fakeS3(): { server: Server; objects: Map<string, Buffer> } {
  const objects = new Map<string, Buffer>();
  const server = createServer((req, res) => {
    void buffer(req).then((body) => {
      const path = decodeURIComponent((req.url ?? '').split('?')[0] ?? '');
      if (!/^AWS4-HMAC-SHA256 Credential=id\//.test(req.headers.authorization ?? '')) return res.writeHead(403).end();
      if (req.method === 'PUT') objects.set(path, req.headers['content-encoding']?.includes('aws-chunked') ? unchunk(body) : body);
      if (req.method === 'DELETE') objects.delete(path);
      if (req.method !== 'GET') return res.writeHead(req.method === 'DELETE' ? 204 : 200).end();
      const found = objects.get(path);
      return found ? res.writeHead(200, { 'content-length': found.length }).end(found) : res.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
    });
  });
  return { server, objects };
}

/** `<hex length>[;signature]\r\n<bytes>\r\n` … `0\r\n`, as the client sends a stream. */
function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.toString('latin1', at, end), 16);
    if (!length) break;
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(parts);
}

describe('files', () => {
  let dir: string;
  const s3 = fakeS3();
  const stores: Record<string, () => FileStore> = {
    'on local disk': () => new LocalFileStore(dir),
    'in S3': () => new S3FileStore({ endpoint: `http://127.0.0.1:${(s3.server.address() as AddressInfo).port}`, region: 'cn', bucket: 'anlan', accessKeyId: 'id', secretAccessKey: 'secret' }),
  };
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'anlan-files-spec-'));
    await new Promise<void>((resolve) => s3.server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    s3.server.closeAllConnections();
    await new Promise((resolve) => s3.server.close(resolve));
    await rm(dir, { recursive: true, force: true });
  });

  it.each(Object.keys(stores))('given a file %s, then its size and hash are known, it is read back whole, and removed', async (where) => {
    const store = (stores[where] as () => FileStore)();
    expect(await store.put(key, Readable.from([text.subarray(0, 5), text.subarray(5)]), 1e6)).toEqual({ key, bytes: text.length, sha256 });
    expect((await buffer(await store.read(key))).equals(text)).toBe(true);
    await store.remove(key);
    await expect((async () => buffer(await store.read(key)))()).rejects.toThrow();
  });

  it.each(Object.keys(stores))('given one byte too many %s, then it is refused and nothing is left', async (where) => {
    const store = (stores[where] as () => FileStore)();
    await expect(store.put(key, Readable.from([text]), text.length - 1)).rejects.toMatchObject({ code: 'request.too_large' });
    expect((await readdir(dir, { recursive: true, withFileTypes: true })).filter((f) => f.isFile())).toEqual([]);
    expect(s3.objects.size).toBe(0);
  });

  it('given a key that leaves the folder, then it is refused', async () => {
    const store = new LocalFileStore(dir);
    for (const bad of ['../x', 'a/../../etc/passwd', '/etc/passwd', 'a/b\0c', '']) await expect(store.read(bad)).rejects.toThrow('not a file key');
  });
});
