import { campaignLifecycle } from '@anlan/contracts/enforcement';
import { lifecycleFaults } from '@anlan/contracts/kit';
import { ProblemError } from '@anlan/platform/http';
import { assertAllowed } from '@anlan/platform/ledger';
import { assertOpen, checkPeriod, homeOf } from './campaign.rules';

const codeOf = (work: () => void): string => {
  try {
    work();
  } catch (e) {
    if (e instanceof ProblemError) return `${e.code} ${e.errors[0]?.path ?? ''}`.trim();
    throw e;
  }
  return 'fine';
};

describe('the rules of a campaign', () => {
  it('given the life-cycle, then every state is reached and only the end is one', () => {
    expect(lifecycleFaults(campaignLifecycle)).toEqual([]);
  });

  it('given a campaign that has ended, then nothing is done or changed; one that runs can only end', () => {
    expect(codeOf(() => assertAllowed(campaignLifecycle, 'draft', 'start', 'campaign.action_not_allowed'))).toBe('fine');
    expect(codeOf(() => assertAllowed(campaignLifecycle, 'running', 'conclude', 'campaign.action_not_allowed'))).toBe('fine');
    expect(codeOf(() => assertAllowed(campaignLifecycle, 'running', 'start', 'campaign.action_not_allowed'))).toBe('campaign.action_not_allowed');
    expect(codeOf(() => assertAllowed(campaignLifecycle, 'concluded', 'conclude', 'campaign.action_not_allowed'))).toBe('campaign.action_not_allowed');
    expect(codeOf(() => assertOpen('concluded'))).toBe('campaign.concluded');
    expect(codeOf(() => assertOpen('running'))).toBe('fine');
  });

  it.each([
    ['days in order', { from: '2026-01-01', to: '2026-01-01', stages: [] }, 'fine'],
    ['the last before the first', { from: '2026-01-02', to: '2026-01-01', stages: [] }, 'campaign.period body.to'],
    ['stages one after another', { from: '2026-01-01', to: '2026-03-31', stages: [{ name: '部署', from: '2026-01-01', to: '2026-01-31' }, { name: '排查', from: '2026-02-01', to: '2026-03-31' }] }, 'fine'],
    ['a stage before the period', { from: '2026-01-02', to: '2026-03-31', stages: [{ name: '部署', from: '2026-01-01', to: '2026-01-31' }] }, 'campaign.stage_outside body.stages[0]'],
    ['a stage after it', { from: '2026-01-01', to: '2026-03-31', stages: [{ name: '巩固', from: '2026-03-01', to: '2026-04-01' }] }, 'campaign.stage_outside body.stages[0]'],
    ['a stage that ends before it begins', { from: '2026-01-01', to: '2026-03-31', stages: [{ name: '部署', from: '2026-02-01', to: '2026-01-31' }] }, 'campaign.period body.stages[0].to'],
    ['two stages on one day', { from: '2026-01-01', to: '2026-03-31', stages: [{ name: '部署', from: '2026-01-01', to: '2026-01-31' }, { name: '排查', from: '2026-01-31', to: '2026-02-28' }] }, 'campaign.stages_overlap body.stages[1]'],
  ])('given %s, then as it should be', (_what, period, want) => {
    expect(codeOf(() => checkPeriod(period))).toBe(want);
  });

  it('given divisions, then the campaign is at home in the smallest that holds them all', () => {
    expect(homeOf([], '440310')).toBe('440310000000');
    expect(homeOf(['440310001000'], '440310')).toBe('440310001000');
    expect(homeOf(['440310001001', '440310001002'], '440310')).toBe('440310001000');
    expect(homeOf(['440310001001', '440310001000'], '440310')).toBe('440310001000');
    expect(homeOf(['440310001001', '440310003001'], '440310')).toBe('440310000000');
    expect(homeOf(['440310001001001', '440310001001002'], '440310')).toBe('440310001001');
  });
});
