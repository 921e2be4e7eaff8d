import { maskIdentityNumber, maskName, maskPhone, maskText } from './masking';

describe('maskPhone', () => {
  it.each([
    ['13812345678', '138****5678'], ['+86 13812345678', '+86 138****5678'], ['0755-28398888', '0755-****8888'],
    ['28398888', '****8888'], ['110', '***'], ['', '*'], ['12345', '***45'],
  ])('given %p, then %p', (phone, masked) => expect(maskPhone(phone)).toBe(masked));
});

describe('maskIdentityNumber', () => {
  it('given a number, then birth date and district are hidden and the length stays', () => {
    const masked = maskIdentityNumber('440524188001010014');
    expect(masked).toBe('440***********0014');
    expect(masked).not.toContain('1880');
  });
  it('given something too short to be one, then nothing shows', () => expect(maskIdentityNumber('1234567')).toBe('*******'));
});

describe('maskName', () => {
  it.each([['张三', '张*'], ['张三丰', '张**'], ['欧阳修文', '欧***'], ['买买提·阿不都热合曼', '买***'], ['李', '李*'], ['', ''], ['𠮷田', '𠮷*']])(
    'given %p, then %p', (name, masked) => expect(maskName(name)).toBe(masked),
  );
  it('given a decision to publish, then 某 stands for the given name', () => {
    expect(maskName('张三', 'mou')).toBe('张某');
    expect(maskName('张三丰', 'mou')).toBe('张某某');
  });
});

describe('maskText', () => {
  it('given a sentence, then numbers of persons are masked and other figures are not', () => {
    expect(maskText('联系人13812345678,身份证11010519491231002X,案值13812345678901元,信用代码914403001922038216')).toBe(
      '联系人138****5678,身份证110***********002X,案值13812345678901元,信用代码914403001922038216',
    );
  });
});
