import { depthFor } from './depth';

const all = { all: true, areas: [] };
const within = (...prefixes: (string | null)[]) => ({ all: false, areas: prefixes.map((prefix) => ({ prefix })) });

describe('the depth of the cells that answer a question', () => {
  it.each([
    ['a district, all of it', '440310000000', all, undefined, 6],
    ['a city', '440300000000', all, undefined, 4],
    ['a province', '440000000000', all, undefined, 4],
    ['nothing, all of it', undefined, all, undefined, 4],
    ['a street', '440310001000', all, undefined, 9],
    ['a community', '440310001001', all, undefined, 12],
    ['a grid', '440310001001001', all, undefined, 16],
    ['a district by streets', '440310000000', all, 'street', 9],
    ['a district by communities', '440310000000', all, 'community', 12],
    ['a district by grids', '440310000000', all, 'grid', 16],
    ['a street by streets', '440310001000', all, 'street', 9],
    ['a community by streets: what lies in no street stands for itself', '440310001001', all, 'street', 16],
    ['a province by provinces', '440000000000', all, 'province', 16],
    ['a district, by somebody of a street', '440310000000', within('440310001'), undefined, 9],
    ['a district, by somebody of a street and of a community', '440310000000', within('440310001', '440310003001'), undefined, 12],
    ['a district by streets, by somebody of a community', '440310000000', within('440310001001'), 'street', 16],
    ['a district, by somebody of a grid', '440310000000', within('440310001001001'), undefined, 16],
    ['a district, by who has a unit everywhere', '440310000000', within(null), undefined, 6],
    ['nothing, for nobody in particular', undefined, undefined, undefined, 4],
  ] as const)('given %s, then cells of so many digits', (_, code, scope, level, depth) => expect(depthFor(code, scope, level)).toBe(depth));
});
