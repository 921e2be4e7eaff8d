/** A picture without what its camera, phone or editor wrote into it: place, time, owner, serial number, previews. */
export interface CleanPicture {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly bytes: Buffer;
}

/**
 * The picture itself and nothing else, told by its content and not by its name. The image data are copied as they are: no
 * codec runs over what a stranger sent. Of EXIF only the orientation is kept, without which a photograph lies on its side.
 * @returns undefined for what is no JPEG, PNG or WebP, or is cut off
 */
export function cleanPicture(bytes: Buffer): CleanPicture | undefined {
  try {
    if (bytes.subarray(0, 3).equals(JPEG)) return { mediaType: 'image/jpeg', bytes: cleanJpeg(bytes) };
    if (bytes.subarray(0, 8).equals(PNG)) return { mediaType: 'image/png', bytes: cleanPng(bytes) };
    if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return { mediaType: 'image/webp', bytes: cleanWebp(bytes) };
    return undefined;
  } catch (e) {
    // Reading past the end: it was cut off, or says of itself what is not so.
    if ((e as Error).name === 'RangeError') return undefined;
    throw e;
  }
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const cutOff = (): never => {
  throw new RangeError('the picture is cut off');
};
const slice = (bytes: Buffer, from: number, to: number): Buffer => (to > bytes.length || to < from ? cutOff() : bytes.subarray(from, to));

const [SOS, EOI, APP0, APP1, APP2, APP14, APP15, COM] = [0xda, 0xd9, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];

/** ITU-T T.81 annex B: segments up to the end of the image; what follows it is dropped too. */
function cleanJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let orientation = 1;
  let scans = 0;
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) cutOff();
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill bytes before a marker
      continue;
    }
    if (marker === EOI) {
      if (scans === 0) cutOff();
      return Buffer.concat([slice(bytes, 0, 2), ...(orientation > 1 ? [orientationOnly(orientation)] : []), ...kept, slice(bytes, at, at + 2)]);
    }
    let end = at + 2 + bytes.readUInt16BE(at + 2);
    const segment = slice(bytes, at, end);
    if (marker === APP1) orientation = orientationOf(segment) ?? orientation;
    if (marker === SOS) {
      scans += 1;
      end = endOfScan(bytes, end);
    }
    if (isPartOfImage(marker, segment)) kept.push(slice(bytes, at, end));
    at = end;
  }
}

/** JFIF, the colour profile and Adobe's colour transform say how to show the image; other application data and comments do not. */
function isPartOfImage(marker: number, segment: Buffer): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > APP15) return true;
  return marker === APP0 || marker === APP14 || (marker === APP2 && segment.toString('latin1', 4, 15) === 'ICC_PROFILE');
}

/** In a scan, 0xFF is data where a zero or a restart marker follows. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return cutOff();
}

/** Tag 0x0112 of the first directory of an EXIF segment (1–8); undefined where there is none. */
function orientationOf(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(10);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = tiff.length < 8 ? 0 : little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0; i < Math.min(short(directory), 200); i += 1) {
    const entry = directory + 2 + i * 12;
    const value = short(entry + 8);
    if (short(entry) === 0x0112) return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An EXIF segment that holds the orientation and nothing else. */
function orientationOnly(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(8 + tiff.length, 2);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

const pngParts = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sRGB', 'sBIT', 'bKGD', 'pHYs', 'cICP', 'acTL', 'fcTL', 'fdAT']);

/** ISO/IEC 15948: chunks up to IEND. Texts, times, EXIF and what is unknown are dropped. */
function cleanPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [PNG];
  for (let at = PNG.length; ; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const chunk = slice(bytes, at, end);
    const name = chunk.toString('latin1', 4, 8);
    if (at === PNG.length && name !== 'IHDR') cutOff();
    if (pngParts.has(name)) kept.push(chunk);
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

const webpParts = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const EXIF_AND_XMP = 0x0c;

/** RFC 9649: chunks of a RIFF container, each padded to an even length. */
function cleanWebp(bytes: Buffer): Buffer {
  const whole = slice(bytes, 0, 8 + bytes.readUInt32LE(4));
  const kept: Buffer[] = [];
  for (let at = 12; at < whole.length; ) {
    const size = whole.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    const name = whole.toString('latin1', at, at + 4);
    const chunk = Buffer.from(new Uint8Array(slice(whole, at, end)));
    if (name === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~EXIF_AND_XMP, 8);
    if (webpParts.has(name)) kept.push(chunk);
    at = end;
  }
  if (!kept.some((c) => /^(VP8 |VP8L|ANMF)$/.test(c.toString('latin1', 0, 4)))) cutOff();
  const body = Buffer.concat(kept);
  const head = Buffer.from(whole.subarray(0, 12));
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}
