import { previewOf } from './dead-letter.preview';

describe('what is shown of an event that failed', () => {
  it('given ids, figures, days and codes, then they are shown', () => {
    const data = {
      hazardId: '01980000-0000-7000-8000-00000000000a', level: 'major', divisionCode: '440310001001', successorCodes: ['440310002', '440310003'], grid: true, unitId: null, count: 3, ratio: 0.5,
      dueAt: '2026-03-02T09:30:00+08:00', validFrom: '2026-03-02',
    };
    expect(previewOf(data)).toEqual({ ...data });
  });

  it('given names, telephones and free text, wherever they are, then only their length is', () => {
    const data = { name: '张伟', username: 'zhang.wei', phone: '13812345678', code: '13812345678', number: 13812345678, category: '张伟的店', nested: { persons: [{ title: '疏散通道堆放杂物' }] }, '张伟': 1, 'a b': 2 };
    const shown = previewOf(data);
    expect(shown).toEqual({ name: '…(2)', username: '…(9)', phone: '…(11)', code: '…(11)', number: '…', category: '…(4)', nested: { persons: [{ title: '…(8)' }] } });
    expect(JSON.stringify(shown)).not.toMatch(/张|zhang|138/);
  });

  it('given what is too deep, too long or no data at all, then it stays small', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 50; i += 1) deep = { deep };
    expect(JSON.stringify(previewOf(deep)).length).toBeLessThan(100);
    expect(previewOf(Array(1000).fill(1))).toHaveLength(20);
    expect(previewOf(undefined)).toBe('…');
  });
});
