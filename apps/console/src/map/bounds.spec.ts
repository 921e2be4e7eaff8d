import { boundsOf, positionsOf } from './bounds';

describe('bounds of a map', () => {
  it('given points, holds all of them and a margin', () => {
    const b = boundsOf([{ lng: 114.3, lat: 22.7 }, { lng: 114.4, lat: 22.6 }]);
    expect(b?.map((n) => n.toFixed(3))).toEqual(['114.295', '22.595', '114.405', '22.705']);
  });
  it('given nothing, has none', () => expect(boundsOf([])).toBeUndefined());
  it('finds the positions of polygons and of many of them', () => {
    expect(positionsOf({ coordinates: [[[1, 2], [3, 4]]] })).toEqual([{ lng: 1, lat: 2 }, { lng: 3, lat: 4 }]);
    expect(positionsOf({ coordinates: [[[[1, 2, 9]]], [[[3, 4]]]] })).toHaveLength(2);
    expect(positionsOf({ coordinates: 'no' })).toEqual([]);
  });
});
