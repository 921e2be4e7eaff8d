import { hazardActions, hazardLifecycle, hazardStates } from '@anlan/contracts/enforcement';
import { ProblemError } from '@anlan/platform/http';
import { decide, type Command } from './hazard.rules';

const now = new Date('2026-03-02T01:00:00Z');
const row = (status: (typeof hazardStates)[number], more = {}) => ({ status, due_at: null, submitted_by: null, ...more });
const commands: Record<(typeof hazardActions)[number], Command> = {
  assign: { action: 'assign' }, start: { action: 'start' }, submit: { action: 'submit' }, verify: { action: 'verify', accepted: true },
  extend: { action: 'extend', dueAt: new Date('2026-04-01T00:00:00Z') },
};

describe('when a hazard may take a step', () => {
  for (const status of hazardStates) {
    for (const action of hazardActions) {
      const allowed = (hazardLifecycle.actions[action].from as readonly string[]).includes(status);
      it(`given ${status}, when ${action}, then it is ${allowed ? 'done' : 'refused with the verbs allowed'}`, () => {
        if (allowed) {
          expect(hazardLifecycle.actions[action].to).toContain(decide(row(status), commands[action], 'a', now).to);
        } else {
          expect(() => decide(row(status), commands[action], 'a', now)).toThrow(expect.objectContaining({ status: 409, extra: { state: status, allowed: expect.any(Array) as string[] } }) as ProblemError);
        }
      });
    }
  }
  it('given a rectification, when the one who submitted it verifies, then he is refused', () => {
    expect(() => decide(row('rectified', { submitted_by: 'a' }), commands.verify, 'a', now)).toThrow(expect.objectContaining({ code: 'hazard.same_person' }) as ProblemError);
  });
  it('given a rejection, then it goes back to rectifying', () => {
    expect(decide(row('rectified', { submitted_by: 'b' }), { action: 'verify', accepted: false }, 'a', now)).toEqual({ to: 'rectifying', event: 'rejected' });
  });
  it('given a deadline, when extended to an earlier one, then it is refused', () => {
    const at = row('assigned', { due_at: new Date('2026-05-01T00:00:00Z') });
    expect(() => decide(at, commands.extend, 'a', now)).toThrow(expect.objectContaining({ code: 'hazard.extension_not_later' }) as ProblemError);
  });
});
