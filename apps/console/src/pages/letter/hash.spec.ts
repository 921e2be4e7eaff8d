import { createHash } from 'node:crypto';
import { hashOf } from './hash';

describe('the hash of what is signed', () => {
  it('given a wording, then it is the SHA-256 of its UTF-8, as the service writes it', async () => {
    expect(await hashOf('安全生产责任书\n甲方：坪山区')).toBe(createHash('sha256').update('安全生产责任书\n甲方：坪山区', 'utf8').digest('hex'));
  });
});
