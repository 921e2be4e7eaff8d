import { fitted } from './shrink';

describe('size of a picture that is sent', () => {
  it('given one from a camera, then its longer side is 1600 and its shape stays', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 });
    expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 });
  });

  it('given a small one, then it is not made larger', () => {
    expect(fitted(640, 480)).toEqual({ width: 640, height: 480 });
  });

  it('given a strip, then it does not vanish', () => {
    expect(fitted(8000, 1)).toEqual({ width: 1600, height: 1 });
  });
});
