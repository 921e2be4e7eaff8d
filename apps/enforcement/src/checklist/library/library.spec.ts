import { checklistItem, checklistLibraryKeys, createChecklistBody } from '@anlan/contracts/enforcement';
import { settings } from '@anlan/contracts/tenancy';
import { askedItems, checkItemFaults, checkScore, type GivenAnswers } from '@anlan/domain';
import { library } from '.';

const sets = checklistLibraryKeys.map((key) => [key, library[key]] as const);
const order10 = '工贸企业重大事故隐患判定标准';
const criteria = (items: (typeof library)['major-metallurgy']['items']) => items.filter((i) => i.basis.some((b) => b.law === order10));

describe('the library of checklists', () => {
  it.each(sets)('given %s, then its items hold together, each with a unique code, and a copy can be made of it', (_key, set) => {
    expect(checkItemFaults(set.items)).toEqual([]);
    expect(new Set(set.items.map((i) => i.code)).size).toBe(set.items.length);
    expect(new Set(set.items.map((i) => i.text)).size).toBe(set.items.length);
    expect(set.items.length).toBeGreaterThan(1);
    for (const item of set.items) expect(checklistItem.parse(JSON.parse(JSON.stringify(item)))).toEqual(item);
    const { effectiveTo: _, ...body } = set;
    expect(createChecklistBody.safeParse(JSON.parse(JSON.stringify(body))).error).toBeUndefined();
  });

  it.each(sets)('given %s, then what it rests on has a source, and no item is younger than it', (_key, set) => {
    expect(set.source.length).toBeGreaterThan(5);
    if (set.category !== 'mechanism') expect(set.effectiveFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const basis of set.items.flatMap((i) => i.basis)) {
      expect(basis).toMatchObject({ effectiveFrom: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string, source: expect.any(String) as string, effectiveTo: null });
      if (set.effectiveFrom) expect(`${basis.effectiveFrom}` <= set.effectiveFrom).toBe(true);
    }
  });

  it('given order 10 of 2023, then 64 criteria: 3 of management, 47 of seven industries, 14 of three special risks, all of them major', () => {
    const all = new Map(sets.flatMap(([, set]) => criteria(set.items)).map((i) => [i.code, i]));
    expect(all.size).toBe(64);
    const byArticle = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((n) => [...all.keys()].filter((code) => code.startsWith(`${n}.`)).length);
    expect(byArticle).toEqual([3, 8, 13, 8, 7, 7, 2, 2, 10, 2, 2]);
    for (const item of all.values()) {
      expect(item).toMatchObject({ failsOn: 'yes', hazardLevel: 'major', evidence: 'when_failed', basis: [{ effectiveFrom: '2023-05-15', source: expect.stringContaining('第10号') as string }] });
      expect(item.text).toMatch(/的(（.+）)?$/);
    }
    expect(all.get('11.3')).toMatchObject({ text: expect.stringContaining('泄爆、惰化、抑爆') as string, basis: [{ article: '第十一条第（三）项' }] });
    expect(all.get('5.10')).toMatchObject({ basis: [{ article: '第五条第（十）项' }] });
  });

  it('given an industry, then its list has management, its own article, and the special risks behind questions', () => {
    const { items } = library['major-machinery'];
    const asked = (answers: GivenAnswers): string[] => askedItems(items, answers).map((i) => i.code);
    expect(asked({})).toEqual(['3.1', '3.2', '3.3', '7.1', '7.2', '7.3', '7.4', '7.5', '7.6', '7.7', '11.0', '12.0', '13.0']);
    expect(asked({ '13.0': { answer: 'yes' } })).toEqual(expect.arrayContaining(['13.1', '13.2']));
    expect(checkScore(items, { '13.0': { answer: 'yes' }, '13.2': { answer: 'yes' }, '7.1': { answer: 'no' } })).toMatchObject({ failed: ['13.2'], major: ['13.2'], points: 1, of: 2 });
    expect(criteria(library['major-commerce'].items)).toHaveLength(17);
  });

  it('given the standards of 2017 for chemicals and fireworks, then twenty criteria each', () => {
    for (const key of ['major-hazardous-chemicals', 'major-fireworks'] as const) {
      expect(library[key].items.map((i) => i.code)).toEqual(Array.from({ length: 20 }, (_, i) => String(i + 1)));
      expect(library[key].items.every((i) => i.hazardLevel === 'major' && i.failsOn === 'yes')).toBe(true);
    }
    expect(library['major-hazardous-chemicals'].items[19]?.basis[0]?.article).toBe('第二十项');
  });

  it('given the duties of the law of 2021, then each code is its article, in order', () => {
    const { items } = library['work-safety-law-2021'];
    const numbers = items.map((i) => Number(i.code.split('.')[0]));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(items.find((i) => i.code === '41.1')?.basis[0]).toMatchObject({ article: '第四十一条', effectiveFrom: '2021-09-01' });
    expect(items.find((i) => i.code === '4')?.basis[0]?.article).toBe('第四条');
    expect(items.find((i) => i.code === '30')?.basis[0]?.article).toBe('第三十条');
    expect(askedItems(items, { '24.1': { answer: 'yes' } }).map((i) => i.code)).toContain('24.2');
    expect(askedItems(items, { '24.1': { answer: 'no' } }).map((i) => i.code)).not.toContain('24.2');
  });

  it('given the seven rules of confined spaces, then seven items', () => {
    expect(library['confined-space-seven-rules'].items.map((i) => i.text.split('：')[0])).toEqual([
      '未经风险辨识不准作业', '未经通风和检测合格不准作业', '不佩戴劳动防护用品不准作业', '没有监护不准作业', '电气设备不符合规定不准作业', '未经审批不准作业', '未经培训演练不准作业',
    ]);
  });

  it('given the risk tags that a set names, then a district has them unless it took them away', () => {
    const known = settings.riskTags.default.map((t) => t.code);
    for (const [, set] of sets) expect(known).toEqual(expect.arrayContaining([...set.tags]));
  });
});
