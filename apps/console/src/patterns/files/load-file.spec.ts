import { nameIn } from './load-file';

describe('the name of a file that is handed over', () => {
  it.each([
    [`attachment; filename*=UTF-8''${encodeURIComponent('佐证 (1).pdf')}`, '佐证 (1).pdf'],
    ['attachment', undefined],
    [null, undefined],
  ])('given %s, then it is %s', (said, name) => expect(nameIn(said)).toBe(name));
});
