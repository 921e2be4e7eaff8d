import { csvRows } from './csv-rows';

describe('cells of a CSV', () => {
  it('given a BOM, quotes, empty cells and both ends of lines, then gives the cells', () => {
    expect(csvRows('\uFEFF机构,姓名,首次密码\r\n"局,""办""",张伟,a-b\n,"两\r\n行",\r\n')).toEqual([['机构', '姓名', '首次密码'], ['局,"办"', '张伟', 'a-b'], ['', '两\r\n行', '']]);
  });
  it('given a last line without an end, then it counts; given nothing, then there are none', () => {
    expect(csvRows('a,b\n1,2')).toEqual([['a', 'b'], ['1', '2']]);
    expect(csvRows('')).toEqual([]);
  });
});
