import { hazardLifecycle, publicReportLifecycle } from '@anlan/contracts/enforcement';
import { stepsOf } from './steps';

describe('steps of a life-cycle', () => {
  it('given one end, then every state is a step', () => {
    expect(stepsOf(hazardLifecycle, 'assigned').flat()).toEqual(Object.keys(hazardLifecycle.states));
  });

  it('given several ends, then they are one step until one of them is reached', () => {
    expect(stepsOf(publicReportLifecycle, 'received')).toEqual([['received'], ['accepted', 'declined', 'duplicate']]);
    expect(stepsOf(publicReportLifecycle, 'declined')).toEqual([['received'], ['declined']]);
  });
});
