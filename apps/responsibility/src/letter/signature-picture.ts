import { cleanPicture } from '@anlan/platform/files';
import { crc32, inflateSync } from 'node:zlib';

/** A drawn signature that every program can show. */
export interface SignaturePicture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

const MOST_PIXELS = 2_000;
/** samples a pixel has, by PNG's colour type: grey, RGB, and both with alpha */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/**
 * The picture, where it is a PNG as a canvas writes one: eight bits a sample, not interlaced, whole and unharmed, of 2,000 by
 * 2,000 pixels at most. What draws documents takes pictures at their word, so they are looked into before.
 */
export function signaturePicture(given: Buffer): SignaturePicture | undefined {
  const clean = cleanPicture(given);
  if (clean?.mediaType !== 'image/png') return undefined;
  const { bytes } = clean;
  const [width, height, depth, colour, interlaced] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.readUInt8(24), bytes.readUInt8(25), bytes.readUInt8(28)];
  const size = samples[colour];
  if (size === undefined || depth !== 8 || interlaced !== 0 || width < 1 || height < 1 || width > MOST_PIXELS || height > MOST_PIXELS) return undefined;
  return isWhole(bytes, height * (1 + width * size)) ? { bytes, width, height } : undefined;
}

function isWhole(bytes: Buffer, expected: number): boolean {
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return false;
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(bytes.subarray(at + 8, end));
  }
  try {
    return inflateSync(Buffer.concat(data), { maxOutputLength: expected + 1 }).length === expected;
  } catch {
    return false;
  }
}
