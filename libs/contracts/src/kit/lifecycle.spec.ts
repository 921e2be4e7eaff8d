import { allowedActions, lifecycleFaults } from './lifecycle';
import type { Lifecycle } from './lifecycle';
import * as enforcement from '../enforcement';
import * as responsibility from '../responsibility';
import * as tenancy from '../tenancy';

const { hazardLifecycle } = enforcement;
const isTable = (value: unknown): value is Lifecycle => typeof value === 'object' && value !== null && 'states' in value && 'actions' in value && 'initial' in value;
const tables = Object.entries({ ...enforcement, ...responsibility, ...tenancy } as Record<string, unknown>).flatMap(([name, value]) => (isTable(value) ? [[name, value] as const] : []));

describe('life-cycle tables', () => {
  it.each(tables)('given %s, then every state is reachable and none is a dead end', (_name, table) => {
    expect(lifecycleFaults(table)).toEqual([]);
  });
  it('given a table with an unreachable state and a dead end, then both are named', () => {
    const broken = {
      ...hazardLifecycle,
      actions: { assign: hazardLifecycle.actions.assign, start: hazardLifecycle.actions.start },
    };
    expect(lifecycleFaults(broken as never)).toEqual(['rectifying is a dead end', 'rectified cannot be reached', 'rectified is a dead end', 'closed cannot be reached']);
  });
  it('given a closed hazard, then it may be re-opened and taken off the list, and nothing else', () => {
    expect(allowedActions(hazardLifecycle, 'closed')).toEqual(['unlist', 'reopen', 'retag', 'strike-off']);
  });
});
