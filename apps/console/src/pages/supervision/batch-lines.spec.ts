import { enterprisesIn } from './batch-lines';

describe('enterprises that are pasted', () => {
  it('given code and name in either order, or one of both, then each line is one enterprise', () => {
    expect(enterprisesIn('91440300708461136T\t甲电子公司\n乙五金厂，91440300708461136t\n\n丙小店\n 91440300708461136T \n')).toEqual([
      { name: '甲电子公司', creditCode: '91440300708461136T' }, { name: '乙五金厂', creditCode: '91440300708461136T' }, { name: '丙小店', creditCode: null }, { name: '', creditCode: '91440300708461136T' },
    ]);
  });

  it('given a code with a slip, then it is taken for no code, and the person sees it in the name', () => {
    expect(enterprisesIn('91440300708461136X 甲公司')).toEqual([{ name: '91440300708461136X 甲公司', creditCode: null }]);
  });
});
