import { supervisionKindNames, supervisionKinds, supervisionLifecycle, supervisionText } from '@anlan/contracts/responsibility';
import { lifecycleFaults } from '@anlan/contracts/kit';
import type { Side, SupervisionRow } from './supervision.entity';
import { assertDelivered, assertWhole, sideOf, stateOf, wordingOf } from './supervision.rules';

const side = (status: Side['status'], name: Side['side'] = 'enterprise'): Side => ({ side: name, name: '某公司', creditCode: null, unitId: null, status, reply: null, evidence: [], repliedBy: null, repliedAt: null, decision: null, releasedBy: null, releasedAt: null });
const whole = { kind: 'listed' as const, level: 'district' as const, enterprise: { name: '某公司', creditCode: null }, unitId: null, requirements: { responsibility: '甲', measures: '乙', funds: '丙', deadline: '丁', plan: '戊' } };
const file = { fileId: '01980000-0000-7000-8000-000000000001' };
const interview = { kind: 'interview' as const, approved_at: new Date('2026-03-02T02:00:00Z') };
const held = { deliveredOn: '2026-03-03', note: null, attendees: ['张某'], minutes: [file], signed: [file] };

describe('supervision documents', () => {
  it('given the life-cycle, then every state is reached and left', () => expect(lifecycleFaults(supervisionLifecycle)).toEqual([]));

  it.each([
    [['waiting'], 'delivered'], [['replied'], 'replied'], [['released'], 'released'], [['waiting', 'replied'], 'replied'], [['released', 'waiting'], 'delivered'], [['released', 'replied'], 'replied'], [['released', 'released'], 'released'],
  ] as const)('given sides that are %j, then the document is %s', (states, state) => expect(stateOf(states.map((s) => side(s)))).toBe(state));

  it('given a listed supervision, then it needs its level and all five requirements; another kind does not', () => {
    expect(() => assertWhole(whole)).not.toThrow();
    expect(() => assertWhole({ ...whole, level: null })).toThrow('supervision.level_wanted');
    expect(() => assertWhole({ ...whole, requirements: null })).toThrow('supervision.requirements_wanted');
    expect(() => assertWhole({ ...whole, kind: 'letter', level: null, requirements: null })).not.toThrow();
  });

  it('given an interview, then it needs who came, its record and signatures as files; and no day of the future or before its approval', () => {
    expect(() => assertDelivered(interview, held, '2026-03-03')).not.toThrow();
    for (const lack of [{ attendees: [] }, { minutes: [{ description: '只有文字' }] }, { signed: [] }]) expect(() => assertDelivered(interview, { ...held, ...lack }, '2026-03-03')).toThrow('supervision.record_wanted');
    expect(() => assertDelivered(interview, held, '2026-03-02')).toThrow('supervision.future_day');
    expect(() => assertDelivered(interview, { ...held, deliveredOn: '2026-03-01' }, '2026-03-03')).toThrow('supervision.before_approval');
    expect(() => assertDelivered({ ...interview, kind: 'letter' }, { ...held, attendees: [], minutes: [], signed: [] }, '2026-03-03')).not.toThrow();
  });

  it('given a side that is not there, or not in that state, then it says so', () => {
    expect(() => sideOf([side('waiting')], 'department', 'waiting')).toThrow('supervision.no_side');
    expect(() => sideOf([side('replied')], 'enterprise', 'waiting')).toThrow('supervision.side_replied');
    expect(() => sideOf([side('waiting')], 'enterprise', 'replied')).toThrow('supervision.side_not_replied');
  });

  it('given each kind, then its wording has every field filled, and none is left open', () => {
    for (const kind of supervisionKindNames) {
      const row = { kind, number: '督办〔2026〕1号', sides: [side('waiting'), { ...side('waiting', 'department'), name: '某局' }], reason: '事由甲', basis: '依据乙', wanted: '要求丙', due_on: '2026-06-30', level: 'city', requirements: whole.requirements, approved_at: new Date('2026-03-01T17:00:00Z') } as SupervisionRow;
      const text = wordingOf(row, '某区安委办', [{ number: 'RW440310-2026-0001', title: '任务丁' }]);
      expect(text).toContain('某公司、某局：');
      for (const part of ['事由甲', '依据乙', '要求丙', '2026年6月30日', '任务丁（RW440310-2026-0001）', '2026年3月2日', '某区安委办', '督办〔2026〕1号']) expect([kind, text.includes(part)]).toEqual([kind, true]);
      expect(text).not.toMatch(/[{}]|undefined|——/);
      expect(text.includes('市级挂牌督办')).toBe('listed' in supervisionKinds[kind]);
    }
    expect(supervisionText('letter', {})).toContain('——');
  });
});
