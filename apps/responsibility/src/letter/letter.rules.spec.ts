import { deflateSync, crc32 } from 'node:zlib';
import { assertParties, filled, hashOf, placeholders, targetLines } from './letter.rules';
import { signaturePicture } from './signature-picture';

const values = Object.fromEntries(placeholders.map((p) => [p, `<${p}>`])) as Record<(typeof placeholders)[number], string>;

describe('the text of a letter', () => {
  it('given every placeholder, then each is filled in, and what is filled in is not looked into', () => {
    expect(filled(placeholders.map((p) => `{${p}}`).join(''), values, 'x')).toBe(placeholders.map((p) => `<${p}>`).join(''));
    expect(filled('{甲方}', { ...values, 甲方: '{乙方}$&' }, 'x')).toBe('{乙方}$&');
    expect(filled('{}与{ 很长很长很长很长很长很长很长很长很长很长很长 }', values, 'x')).toBe('{}与{ 很长很长很长很长很长很长很长很长很长很长很长 }');
  });
  it('given placeholders that nothing fills, then each is named once', () => {
    expect(() => filled('{丙方}{丁方}{丙方}{甲方}', values, 'body.body')).toThrow(expect.objectContaining({ code: 'letter.unknown_placeholder', params: { names: '{丙方}、{丁方}' }, errors: [expect.objectContaining({ path: 'body.body' })] }) as Error);
  });
  it('given targets, then each is a line', () => {
    expect(targetLines([{ name: '事故起数', value: '≤ 2', unit: '起' }, { name: '整改率', value: '100%', unit: null }])).toBe('1. 事故起数 ≤ 2 起\n2. 整改率 100%');
  });
  it('given a text, then its hash is SHA-256 of its UTF-8', () => {
    expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hashOf('责任')).not.toBe(hashOf('责任 '));
  });
  it('given a letter between the district and a unit, then it is right; the same unit on both sides is not', () => {
    const right = { level: 'district' as const, a_unit_id: null, a_member_id: 'm', b_unit_id: 'u', b_member_id: null };
    expect(() => assertParties(right)).not.toThrow();
    expect(() => assertParties({ ...right, level: 'subordinate', a_unit_id: 'u' })).toThrow(expect.objectContaining({ code: 'letter.same_parties' }) as Error);
  });
});

describe('the picture of a signature', () => {
  const chunk = (name: string, data: Buffer): Buffer => {
    const head = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    crc.writeUInt32BE(crc32(head));
    return Buffer.concat([length, head, crc]);
  };
  const png = (width: number, height: number, data: Buffer, [depth, colour, interlaced] = [8, 6, 0]): Buffer => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([depth ?? 8, colour ?? 6, 0, 0, interlaced ?? 0], 8);
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
  };
  const pixels = (width: number, height: number, bytes = 4): Buffer => deflateSync(Buffer.alloc(height * (1 + width * bytes)));

  it('given a PNG as a canvas writes one, then it is taken, without what stands behind it', () => {
    const good = png(3, 2, pixels(3, 2));
    expect(signaturePicture(Buffer.concat([good, Buffer.from('place and time')]))).toEqual({ bytes: good, width: 3, height: 2 });
  });
  it.each<[string, Buffer]>([
    ['no picture', Buffer.from('x')],
    ['a picture that is cut off', png(3, 2, pixels(3, 2)).subarray(0, 40)],
    ['pixels that are missing', png(3, 2, pixels(3, 1))],
    ['more pixels than it says', png(3, 2, pixels(30, 20))],
    ['pixels that are no deflate', png(3, 2, Buffer.from('xxxx'))],
    ['no pixels', png(0, 2, pixels(0, 2))],
    ['millions of pixels', png(2_001, 1, pixels(2_001, 1))],
    ['a palette', png(3, 2, pixels(3, 2, 1), [8, 3, 0])],
    ['an interlaced one', png(3, 2, pixels(3, 2), [8, 6, 1])],
    ['one of sixteen bits', png(3, 2, pixels(3, 2, 8), [16, 6, 0])],
  ])('given %s, then it is no signature', (_, bytes) => {
    expect(signaturePicture(bytes)).toBeUndefined();
  });
  it('given a byte that was turned over, then it is no signature', () => {
    const bytes = png(3, 2, pixels(3, 2));
    bytes.writeUInt8(bytes.readUInt8(45) ^ 1, 45);
    expect(signaturePicture(bytes)).toBeUndefined();
  });
});
