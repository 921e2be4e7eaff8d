import { deliverSupervisionBody, draftSupervisionBody } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TodoService } from '@anlan/platform/ledger';
import { SupervisionDeadlines } from '../supervision/supervision.deadlines';
import { SupervisionService } from '../supervision/supervision.service';
import { supervisionTodos } from '../supervision/supervision.todos';
import { taskKit, today, type TaskKit } from './task.fixtures';
import { taskTodos } from './task.todos';

jest.setTimeout(60_000);

describe('what there is to do of tasks and supervision documents', () => {
  let kit: TaskKit;
  let todos: TodoService;
  beforeAll(async () => {
    kit = await taskKit();
    todos = new TodoService(kit.tx, [...taskTodos, ...supervisionTodos], async () => (code) => code);
  });
  afterAll(() => kit.close());
  const kinds = async (ctx: TenantContext): Promise<string[]> => (await todos.page(ctx, { limit: 50 })).items.map((t) => t.kind).sort();

  it('given a task, then accepting is the lead\'s, deciding and verifying another\'s, and of who is only named nothing', async () => {
    const unit = kit.pingshan.unit('甲单位');
    const [officer, other] = [kit.pingshan.as('section-officer'), kit.pingshan.as('section-officer')];
    const street = kit.pingshan.holding([{ role: 'street-officer', unitId: null, divisionPrefix: '440310003' }], unit);
    const task = await kit.issue(officer, { leadUnitId: unit, dueOn: today });
    expect(await todos.page(street, { limit: 50 })).toMatchObject({ items: [{ kind: 'accept', urgency: 'today', subject: { id: task.id, number: task.number } }] });
    expect(await kinds(other)).toEqual([]);
    await kit.steps.accept(street, task.id, 1);
    await kit.steps.requestExtension(street, task.id, 2, { newDueOn: '2031-03-02', reason: '汛期' });
    expect([await kinds(street), await kinds(other)]).toEqual([['submit'], ['decide-extension']]);
    await kit.steps.requestExtension(officer, (await kit.steps.decideExtension(other, task.id, 3, { result: 'granted', note: null })).id, 4, { newDueOn: '2032-03-02', reason: '再次' });
    expect([await kinds(officer), await kinds(other)]).toEqual([[], ['decide-extension']]);
    await kit.steps.submit(officer, task.id, 5, { note: '完成', evidence: [] });
    expect([await kinds(officer), await kinds(other), await kinds(street)]).toEqual([[], ['verify'], []]);
    expect(await kinds(kit.binjiang.as('district-admin'))).toEqual([]);
    expect(await todos.summary(other)).toMatchObject({ total: 1, byKind: { verify: 1 } });
  });

  it('given a document, then approving is another\'s, replying the department\'s once it was delivered, releasing not who replied', async () => {
    const tenant = kit.binjiang;
    const unit = tenant.unit('住建局');
    const service = new SupervisionService(kit.tx, kit.references, kit.numbers, kit.attachments, new SupervisionDeadlines(kit.tx, kit.jobs, kit.references, kit.logger));
    const [officer, other, leader] = [tenant.as('section-officer'), tenant.as('section-officer'), tenant.as('leader')];
    const department = tenant.holding([{ role: 'community-officer', unitId: null, divisionPrefix: '330108001' }], unit);
    const { id } = await service.draft(officer, draftSupervisionBody.parse({ kind: 'letter', unitId: unit, reason: '逾期', basis: '通知', wanted: '整改', dueOn: '2031-03-02', divisionCode: '330108' }));
    await service.submit(officer, id, 1);
    expect([await kinds(leader), await kinds(department)]).toEqual([['approve'], []]);
    await service.approve(leader, id, 2, null);
    expect(await kinds(officer)).toEqual(['deliver']);
    await service.deliver(officer, id, 3, deliverSupervisionBody.parse({ deliveredOn: shanghaiDay(new Date()) }));
    expect(await kinds(department)).toEqual(['reply']);
    await service.reply(officer, id, 4, { side: 'department', note: '已落实', evidence: [] });
    expect([await kinds(department), await kinds(officer), await kinds(other)]).toEqual([[], [], ['release']]);
  });
});
