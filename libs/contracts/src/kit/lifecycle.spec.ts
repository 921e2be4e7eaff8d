import { allowedActions, lifecycleFaults } from './lifecycle';
import { hazardLifecycle } from '../enforcement';

describe('life-cycle tables', () => {
  it('given the hazard table, then every state is reachable and none is a dead end', () => {
    expect(lifecycleFaults(hazardLifecycle)).toEqual([]);
  });
  it('given a table with an unreachable state and a dead end, then both are named', () => {
    const broken = {
      ...hazardLifecycle,
      actions: { assign: hazardLifecycle.actions.assign, start: hazardLifecycle.actions.start },
    };
    expect(lifecycleFaults(broken as never)).toEqual(['rectifying is a dead end', 'rectified cannot be reached', 'rectified is a dead end', 'closed cannot be reached']);
  });
  it('given a rectified hazard, then only verification is allowed', () => {
    expect(allowedActions(hazardLifecycle, 'rectified')).toEqual(['verify']);
  });
});
