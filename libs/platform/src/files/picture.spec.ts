import { cleanPicture } from './picture';
import fc from 'fast-check';

// Eight by four pixels, as a browser's canvas writes them.
const jpeg = Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAYEAEAAwEAAAAAAAAAAAAAAAAABUOBwf/EABUBAQEAAAAAAAAAAAAAAAAAAAME/8QAHBEAAgAHAAAAAAAAAAAAAAAAAAECAwQyNIGx/9oADAMBAAIRAxEAPwCOlKt4AOVYiyvyItcR/9k=', 'base64');
const webp = Buffer.from('UklGRmQAAABXRUJQVlA4WAoAAAAQAAAABwAAAwAAQUxQSAsAAAABDzD/ERGiDxH9DwBWUDggMgAAALABAJ0BKggABAACwEwlqAJ0R/+CwAAA/vA4Q1tzV0weX/+DX/od11Jj8I/4O66gAAAA', 'base64');
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAYAAACzzX7wAAAAI0lEQVR4AaSKsQkAAAyDJP+f1p/atSRjBAdBDewXQ9aR/XAAAAD//xpbaFAAAAAGSURBVAMAd80HNcAPpLwAAAAASUVORK5CYII=', 'base64');

const PLACE = '22.708N 114.346E 张三的手机';
const secret = Buffer.from(PLACE);
const clean = (bytes: Buffer): Buffer => cleanPicture(bytes)?.bytes ?? Buffer.alloc(0);

/** EXIF as phones write it, little-endian: the orientation, and what else is in it. */
function exif(orientation: number): Buffer {
  const entry = Buffer.from('120103000100000000000000', 'hex');
  entry.writeUInt16LE(orientation, 8);
  const body = Buffer.concat([Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0', 'latin1'), entry, Buffer.alloc(4), secret]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
const segment = (marker: number, body: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body]);
const after = (bytes: Buffer, at: number, ...more: Buffer[]): Buffer => Buffer.concat([bytes.subarray(0, at), ...more, bytes.subarray(at)]);

function pngChunk(name: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(name), body, Buffer.alloc(4)]);
}

/** The WebP with more chunks at its end, and its header saying so. */
function webpWith(...chunks: [string, Buffer][]): Buffer {
  const more = chunks.map(([name, body]) => {
    const head = Buffer.from(`${name}\0\0\0\0`);
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  });
  const whole = Buffer.concat([webp, ...more]);
  whole.writeUInt32LE(whole.length - 8, 4);
  whole.writeUInt8(whole.readUInt8(20) | 0x0c, 20);
  return whole;
}

describe('a picture of somebody unknown', () => {
  it.each([['image/jpeg', jpeg], ['image/png', png], ['image/webp', webp]] as const)('given a %s with nothing but its image, then it is told by its content, and kept as it is', (mediaType, bytes) => {
    expect(cleanPicture(bytes)).toEqual({ mediaType, bytes });
  });

  it.each<[string, Buffer, Buffer]>([
    ['a JPEG with EXIF, a comment and other application data', after(jpeg, 2, exif(1), segment(0xfe, secret), segment(0xed, secret), segment(0xe2, secret)), jpeg],
    ['a JPEG with something behind it', Buffer.concat([jpeg, secret]), jpeg],
    ['a PNG with texts, EXIF, a time and an unknown chunk', after(png, 33, pngChunk('tEXt', secret), pngChunk('iTXt', secret), pngChunk('eXIf', secret), pngChunk('tIME', secret), pngChunk('zzZz', secret)), png],
    ['a PNG with something behind it', Buffer.concat([png, secret]), png],
    ['a WebP with EXIF, XMP and an unknown chunk', webpWith(['EXIF', secret], ['XMP ', secret], ['ZZZZ', secret]), webp],
    ['a WebP with something behind it', Buffer.concat([webp, secret]), webp],
  ])('given %s, then the image is left and nothing else', (_, bytes, left) => {
    expect(bytes.includes(secret)).toBe(true);
    expect(clean(bytes)).toEqual(left);
  });

  it.each([2, 3, 6, 8])('given a photograph that lies on its side (%i), then that much of its EXIF is kept, and no more', (orientation) => {
    const left = clean(after(jpeg, 2, exif(orientation)));
    expect(left.includes(secret)).toBe(false);
    expect([left.toString('latin1', 6, 12), left.readUInt16BE(30), left.length - jpeg.length]).toEqual(['Exif\0\0', orientation, 36]);
    expect(clean(left)).toEqual(left);
  });

  it('given an EXIF that says nonsense, then it is dropped like any other', () => {
    for (const broken of [exif(0), exif(9), segment(0xe1, Buffer.from('Exif\0\0II*\0\xff\xff\xff\xff', 'latin1')), segment(0xe1, Buffer.from('Exif\0\0MM'))]) expect(clean(after(jpeg, 2, broken))).toEqual(jpeg);
  });

  it('given one that is cut off anywhere, then it is none', () => {
    for (const whole of [jpeg, png, webp]) {
      for (let n = 0; n < whole.length; n += 1) expect([n, cleanPicture(whole.subarray(0, n))]).toEqual([n, undefined]);
    }
  });

  it('given another type under any name, then it is none', () => {
    for (const other of [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), Buffer.from('GIF89a'), Buffer.from('%PDF-1.7'), Buffer.from('RIFF\x04\0\0\0WAVE'), Buffer.from('<html>')]) expect(cleanPicture(other)).toBeUndefined();
  });

  it('property: given any bytes, also behind a true beginning, then it never throws, and what is clean stays so', () => {
    fc.assert(fc.property(fc.constantFrom(jpeg, png, webp), fc.nat(80), fc.uint8Array({ maxLength: 200 }), (start, keep, rest) => {
      const found = cleanPicture(Buffer.concat([start.subarray(0, keep), rest, start.subarray(keep)]));
      if (found) expect(cleanPicture(found.bytes)).toEqual(found);
    }), { numRuns: 2000 });
  });
});
