import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { until } from '@anlan/platform/testing';
import type { ConsoleKit } from './console.kit';
import { newUnit } from './organization.kit';
import { streetOf1 } from './performance.kit';

const base = '440310';
const API = '/api/responsibility/v1';
const day = (days: number): string => addCalendarDays(shanghaiDay(new Date()), days);

interface Made { readonly id: string; readonly version: number }
export interface Run { readonly schemeId: string; readonly assessmentId: string; readonly sheetId: string; readonly unit: string }

/** An assessment of street1's street, by a scheme of its own with three items. */
export async function openedRun(c: ConsoleKit, name: string): Promise<Run> {
  const [section, leader] = [c.as(base, 'section'), c.as(base, 'leader')];
  const item = { group: '责任落实', wanted: '逐项核查' };
  const scheme = await section.post<Made>(`${API}/assessment-schemes`, {
    name: `${name}办法`, sourceDocument: '安委〔2026〕3 号', unitKind: 'street', totalPoints: 10_000, appealDays: 5, rankingIsPublic: true, vetoes: [{ trigger: 'fatal_accident', consequence: { kind: 'cap', points: 5900 } }], grades: [{ name: '优秀', from: 9000 }, { name: '合格', from: 0 }],
    items: [
      { ...item, name: '任务按时完成率', points: 3000, method: 'formula', indicator: 'task_on_time_rate', formula: { kind: 'linear', zeroAt: 6000, fullAt: 9500 }, withoutValue: 'full' },
      { ...item, name: '台账建设', points: 4000, method: 'manual' }, { ...item, name: '日常工作', points: 3000, method: 'deduct', deductions: [{ name: '逾期报送', points: 150 }] },
    ],
  });
  await leader.call('POST', `${API}/assessment-schemes/${scheme.id}/actions/approve`, { version: 1, body: {} });
  const divisionCode = await streetOf1(c);
  const unit = await newUnit(c, `${name}应急办`, { kind: 'street_office', divisionCode });
  const body = { schemeId: scheme.id, name, from: '2026-01-01', to: '2026-06-30', selfScoreUntil: day(7), units: [{ unitId: unit.id, divisionCode }] };
  // The unit is known to the service a moment later.
  const run = await until('the unit in responsibility', () => section.post<Made>(`${API}/assessments`, body).catch(() => null));
  const { items } = await section.get<{ items: Made[] }>(`${API}/assessment-sheets?assessmentId=${run.id}`);
  return { schemeId: scheme.id, assessmentId: run.id, sheetId: items[0]!.id, unit: `${name}应急办` };
}

export const proposedVeto = async (c: ConsoleKit, name: string): Promise<Made> => {
  const unit = await newUnit(c, name);
  return until('the unit in responsibility', () => c.as(base, 'section').post<Made>(`${API}/vetoes`, { trigger: 'fatal_accident', basis: '考核办法第十条', facts: '六月发生一起亡人事故', from: '2026-01-01', to: '2026-12-31', unitId: unit.id }).catch(() => null));
};
