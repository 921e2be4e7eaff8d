import { crc32, deflateSync } from 'node:zlib';

const [WIDTH, HEIGHT] = [240, 96];

/** A signature as somebody draws it with a finger: a line of its own for every name, black on white, as a PNG in grey. */
export function drawnSignature(name: string): Buffer {
  const seed = crc32(name);
  const rows = Array.from({ length: HEIGHT }, () => Buffer.alloc(WIDTH + 1, 255).fill(0, 0, 1));
  for (let t = 0; t < 4_000; t += 1) {
    const u = t / 4_000;
    const x = Math.round(16 + u * (WIDTH - 40) + 8 * Math.sin(u * (21 + (seed % 9))));
    const y = Math.round(HEIGHT / 2 + 26 * Math.sin(u * (17 + ((seed >> 4) % 11))) * Math.cos(u * (7 + ((seed >> 8) % 5))));
    for (const [dx, dy] of [[0, 0], [1, 0], [0, 1], [1, 1]] as const) rows[y + dy]?.fill(20, x + dx + 1, x + dx + 2);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
