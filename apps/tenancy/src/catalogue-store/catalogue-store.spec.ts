import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { divisionKind, divisionLevel, isWithin, parentDivisionCode } from '@anlan/domain';
import { CatalogueStore } from './catalogue-store';

const CATALOGUE = join(__dirname, '../../catalogue');
const store = new CatalogueStore();
const placed = (d: { path: string[]; name: string }): string => [...d.path, d.name].join(' ');
const names = (rows: { name: string }[]): string[] => rows.map((row) => row.name);

describe('children', () => {
  it('given no parent, then the 31 provinces', async () => {
    const provinces = await store.children();
    expect(provinces).toHaveLength(31);
    expect(provinces[0]).toEqual({ code: '110000000000', name: '北京市', level: 'province', parentCode: null });
    expect(names(provinces)).not.toContain('台湾省');
  });
  it('given Shenzhen, then its nine districts', async () => {
    expect(names(await store.children('440300'))).toEqual(
      ['罗湖区', '福田区', '南山区', '宝安区', '龙岗区', '盐田区', '龙华区', '坪山区', '光明区'],
    );
  });
  it('given 坪山区, then six subdistricts and the bonded zone', async () => {
    const streets = await store.children('440310');
    expect(names(streets.filter((s) => divisionKind(s.code) === 'subdistrict'))).toEqual(
      ['坪山街道', '马峦街道', '碧岭街道', '石井街道', '坑梓街道', '龙田街道'],
    );
    expect(streets.at(-1)).toEqual({ code: '440310401000', name: '深圳坪山综合保税区', level: 'street', parentCode: '440310000000' });
  });
  it('given Shanghai, then the nominal city, or with governed its sixteen districts', async () => {
    expect(names(await store.children('31'))).toEqual(['市辖区']);
    const districts = await store.children('310000', { governed: true });
    expect(districts).toHaveLength(16);
    expect(districts[0]).toMatchObject({ code: '310101000000', parentCode: '310100000000' });
    const hubei = names(await store.children('42', { governed: true }));
    expect(hubei).toEqual(expect.arrayContaining(['武汉市', '仙桃市', '神农架林区']));
    expect(hubei).not.toContain('省直辖县级行政区划');
  });
  it('given a community, a grid or an unknown code, then nothing; given no code, then an error', async () => {
    expect(await store.children('440310001001')).toEqual([]);
    expect(await store.children('440310001001001')).toEqual([]);
    expect(await store.children('440399')).toEqual([]);
    expect(await store.children('71')).toEqual([]);
    expect(await store.children('350527')).toEqual([]); // 金门: no streets in the source
    await expect(store.children('坪山')).rejects.toMatchObject({ code: 'division.malformed' });
  });
});

describe('get', () => {
  it.each([
    ['44', '440000000000', '广东省', 'province', null],
    ['440310', '440310000000', '坪山区', 'county', '440300000000'],
    ['440310001', '440310001000', '坪山街道', 'street', '440310000000'],
    ['440310001001', '440310001001', '六联社区居委会', 'community', '440310001000'],
    ['429004', '429004000000', '仙桃市', 'county', '429000000000'],
  ])('given %s, then the row', async (input, code, name, level, parentCode) => {
    expect(await store.get(input)).toEqual({ code, name, level, parentCode });
  });
  it('given a code of no division, a grid or Hong Kong, then undefined', async () => {
    for (const code of ['440399', '440310099', '440310001099', '440310001001001', '81']) expect(await store.get(code)).toBeUndefined();
  });
  it('given bad input, then it rejects', async () => {
    await expect(store.get('44031')).rejects.toMatchObject({ code: 'division.malformed' });
    await expect(store.get('')).rejects.toMatchObject({ code: 'division.malformed' });
  });
});

describe('subtree', () => {
  const count = async (code: string) => {
    const rows = await store.subtree(code);
    const of = (level: string) => rows.filter((row) => row.level === level);
    return { rows, streets: of('street'), communities: of('community').filter((c) => divisionKind(c.code) !== 'virtual_community') };
  };

  it('given 坪山区, then 6 subdistricts and the 24 communities of the 2023 codes, parents first', async () => {
    const { rows, streets, communities } = await count('440310');
    expect(rows[0]?.code).toBe('440310000000');
    expect(streets.filter((s) => divisionKind(s.code) === 'subdistrict')).toHaveLength(6);
    expect(communities).toHaveLength(24);
    expect(rows).toHaveLength(1 + 7 + 25);
    const seen = new Set<string>();
    for (const row of rows) {
      expect(row.level).toBe(divisionLevel(row.code));
      expect(row.parentCode).toBe(parentDivisionCode(row.code));
      if (seen.size > 0) expect(seen.has(row.parentCode ?? '')).toBe(true);
      seen.add(row.code);
    }
  });
  it('given 滨江区, then 3 subdistricts and 67 communities', async () => {
    const { streets, communities } = await count('330108');
    expect(names(streets)).toEqual(['西兴街道', '长河街道', '浦沿街道']);
    expect(communities).toHaveLength(67);
  });
  it.each([
    ['441900', '东莞市', 36, '441900003000', '东城街道'],
    ['442000', '中山市', 23, '442000001000', '石岐街道'],
    ['460400', '儋州市', 18, '460400100000', '那大镇'],
  ])('given %s %s, a city without counties, then %i streets directly below it', async (code, name, streets, first, firstName) => {
    const rows = await store.subtree(code);
    expect(rows[0]).toMatchObject({ name, level: 'city' });
    expect(rows.some((row) => row.level === 'county')).toBe(false);
    expect(rows.filter((row) => row.level === 'street')).toHaveLength(streets);
    expect(rows[1]).toEqual({ code: first, name: firstName, level: 'street', parentCode: `${code}000000` });
    expect(await store.children(code)).toHaveLength(streets);
  });
  it('given 嘉峪关, then one county-level row carries the streets', async () => {
    expect(names(await store.children('620200'))).toEqual(['嘉峪关市']);
    expect(names(await store.children('620201'))).toEqual(['雄关街道', '钢城街道', '新城镇', '峪泉镇', '文殊镇']);
  });
  it('given an unknown code, then nothing', async () => expect(await store.subtree('440399')).toEqual([]));

  it('given all of China, then the totals are those of the README, every row is unique and lies where its code says', async () => {
    const readme = readFileSync(join(CATALOGUE, 'README.md'), 'utf8');
    const promised = (level: string) => Number(new RegExp(`^\\| ${level} \\| ([\\d,]+) \\|$`, 'm').exec(readme)?.[1]?.replaceAll(',', ''));
    const totals: Record<string, number> = {};
    let badNames = 0;
    for (const province of await store.children()) {
      const rows = await store.subtree(province.code);
      expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length);
      for (const row of rows) {
        totals[row.level] = (totals[row.level] ?? 0) + 1;
        if (!/^[\p{L}\p{N}\p{P}〓]{1,40}$/u.test(row.name)) badNames++;
      }
      const samples = [rows[1], rows.at(-1), rows[Math.floor(rows.length / 2)]];
      for (const sample of samples) expect(isWithin(province.code, sample?.code ?? '')).toBe(true);
    }
    expect(badNames).toBe(0);
    expect(totals).toEqual({
      province: promised('provinces'), city: promised('cities'), county: promised('counties'),
      street: promised('streets'), community: promised('communities'),
    });
    expect(totals).toEqual({ province: 31, city: 342, county: 2975, street: 41_351, community: 620_572 });
  }, 60_000);
});

describe('search', () => {
  it('given a name that many share, then exact names come first and full names tell them apart', async () => {
    const hits = await store.search('鼓楼区');
    expect(hits.map(placed)).toEqual(['江苏省 南京市 鼓楼区', '江苏省 徐州市 鼓楼区', '福建省 福州市 鼓楼区', '河南省 开封市 鼓楼区']);
  });
  it('given part of a name, then upper levels and beginnings come first', async () => {
    const hits = await store.search('吉林');
    expect(hits.slice(0, 2).map(placed)).toEqual(['吉林省', '吉林省 吉林市']);
  });
  it('given digits, then codes that begin with them', async () => {
    expect((await store.search('440310'))[0]).toMatchObject({ code: '440310000000', path: ['广东省', '深圳市'] });
    expect(await store.search('4403', { limit: 3 })).toHaveLength(3);
    expect((await store.search('３１０１０５')).map(placed)).toEqual(['上海市 长宁区']);
  });
  it('given letters, then pinyin and initials, the whole names first and upper levels before lower ones', async () => {
    const first = async (letters: string) => (await store.search(letters)).slice(0, 3).map(placed);
    expect((await store.search('pingshan')).map(placed)).toEqual(expect.arrayContaining(['广东省 深圳市 坪山区', '四川省 宜宾市 屏山县']));
    expect((await store.search('psq')).map(placed)).toContain('广东省 深圳市 坪山区');
    expect(await first('Shen Zhen')).toEqual(['广东省 深圳市']);
    expect((await first('guangdong'))[0]).toBe('广东省');
    expect((await first('szs')).every((name) => /市$/.test(name))).toBe(true);
    expect((await first('lvliang'))[0]).toBe('山西省 吕梁市');
    expect(await store.search('shixiaqu')).toEqual([]);
  });
  it.each([
    ['chongqing', '重庆市'], ['changsha', '湖南省 长沙市'], ['changzhi', '山西省 长治市'], ['xiamen', '福建省 厦门市'], ['luan', '安徽省 六安市'], ['bengbu', '安徽省 蚌埠市'], ['zhangzi', '山西省 长治市 长子县'],
    ['zichang', '陕西省 延安市 子长市'], ['chengdu', '四川省 成都市'], ['dongguan', '广东省 东莞市'], ['panyu', '广东省 广州市 番禺区'], ['dabu', '广东省 梅州市 大埔县'], ['luhe', '江苏省 南京市 六合区'], ['minhang', '上海市 闵行区'],
    ['huangpi', '湖北省 武汉市 黄陂区'], ['yuqing', '贵州省 遵义市 余庆县'], ['yueqing', '浙江省 温州市 乐清市'], ['laoting', '河北省 唐山市 乐亭县'], ['guoyang', '安徽省 亳州市 涡阳县'], ['xunxian', '河南省 鹤壁市 浚县'],
    ['kashi', '新疆维吾尔自治区 喀什地区'], ['hunchun', '吉林省 延边朝鲜族自治州 珲春市'], ['diaobingshan', '辽宁省 铁岭市 调兵山市'], ['pidu', '四川省 成都市 郫都区'],
  ])('given %s, then %s, as it is called there', async (letters, place) => {
    expect((await store.search(letters)).map(placed)).toContain(place);
  });
  it('given one division and words, then whether a search would find it', async () => {
    expect(await Promise.all(['坪山', 'psq', '4403', '坪', '南山', 'nsq', ''].map((q) => store.finds(q, '440310')))).toEqual([true, true, true, true, false, false, true]);
    expect(await store.finds('ping', '440399')).toBe(false);
  });
  it('given a division of any level, then the names above it', async () => {
    expect(await store.pathOf('440310001001')).toEqual(['广东省', '深圳市', '坪山区', '坪山街道']);
    expect(await store.pathOf('310105000000')).toEqual(['上海市']);
    expect(await store.pathOf('440000000000')).toEqual([]);
  });
  it('given nothing, nonsense, nominal names or a wild limit, then it stays calm', async () => {
    expect(await store.search('  ')).toEqual([]);
    expect(await store.search('亚特兰蒂斯')).toEqual([]);
    expect(await store.search('.*')).toEqual([]);
    expect(await store.search('直辖县级')).toEqual([]);
    expect(await store.search('县', { limit: 1e9 })).toHaveLength(200);
    expect(await store.search('县', { limit: -5 })).toHaveLength(1);
    expect(await store.search('县', { limit: Number.NaN })).toHaveLength(20);
  });
});

describe('files', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'catalogue-'));
    copyFileSync(join(CATALOGUE, 'index.json.br'), join(dir, 'index.json.br'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('given several provinces, then at most three stay in memory, the ones used last', async () => {
    const small = new CatalogueStore(dir);
    for (const province of ['46', '63', '64', '54']) copyFileSync(join(CATALOGUE, `${province}.br`), join(dir, `${province}.br`));
    for (const county of ['460105', '630102', '640104', '460106', '540102']) expect((await small.children(county)).length).toBeGreaterThan(0);
    for (const province of ['46', '63', '64', '54']) rmSync(join(dir, `${province}.br`));
    for (const county of ['460105', '640104', '540102']) expect((await small.children(county)).length).toBeGreaterThan(0);
    await expect(small.children('630102')).rejects.toMatchObject({ code: 'catalogue.unreadable', details: { file: '63.br' } });
  });
  it('given a file that appears after a failure, then the next question succeeds', async () => {
    const late = new CatalogueStore(dir);
    await expect(late.get('460105001')).rejects.toMatchObject({ code: 'catalogue.unreadable' });
    copyFileSync(join(CATALOGUE, '46.br'), join(dir, '46.br'));
    expect(await late.get('460105001')).toMatchObject({ level: 'street' });
  });
  it('given concurrent questions, then they share one load', async () => {
    copyFileSync(join(CATALOGUE, '46.br'), join(dir, '46.br'));
    const shared = new CatalogueStore(dir);
    const answers = Promise.all(['460105001', '460105002', '460106001'].map((code) => shared.get(code)));
    expect(names((await answers).filter((row) => row !== undefined))).toHaveLength(3);
  });
  it.each([
    ['noise', Buffer.from('noise')],
    ['another format', brotliCompressSync('anlan-divisions 9\n\n\n\n')],
    ['a truncated list', brotliCompressSync('anlan-divisions 1\n460105 001:1+1\n\nA\n\nB')],
  ])('given %s, then the file is named as unreadable', async (_, content) => {
    writeFileSync(join(dir, '46.br'), content);
    await expect(new CatalogueStore(dir).children('460105')).rejects.toMatchObject({ code: 'catalogue.unreadable', details: { file: '46.br' } });
  });
  it('given a directory without a catalogue, then the first question says so', async () => {
    rmSync(join(dir, 'index.json.br'));
    expect(existsSync(join(dir, 'index.json.br'))).toBe(false);
    await expect(new CatalogueStore(dir).children()).rejects.toMatchObject({ code: 'catalogue.unreadable', details: { file: 'index.json.br' } });
  });
});
