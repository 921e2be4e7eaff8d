import { counterShortcomingBody, shortcomingQuery, writeShortcomingBody, type Shortcoming } from '@anlan/contracts/responsibility';
import { newId } from '@anlan/platform/db';
import { csvStream } from '@anlan/platform/ledger';
import { text as whole } from 'node:stream/consumers';
import { codeOf } from '../../test/accident-kit';
import { reportKit, type ReportKit } from '../../test/report-kit';
import { shortcomingCsv, ShortcomingRecords } from './shortcoming.records';
import { ShortcomingService } from './shortcoming.service';

describe('shortcomings', () => {
  let kit: ReportKit;
  let shortcomings: ShortcomingService;
  let records: ShortcomingRecords;
  let periodId: string;
  beforeAll(async () => {
    kit = await reportKit();
    [shortcomings, records] = [new ShortcomingService(kit.tx, kit.numbers), new ShortcomingRecords(kit.tx, kit.records)];
    await kit.task('2025-01-10');
    periodId = (await kit.compiled('2025-01')).id;
  });
  afterAll(() => kit.close());
  const write = (more: object = {}, ctx = kit.officer): Promise<Shortcoming> => shortcomings.write(ctx, writeShortcomingBody.parse({ reportPeriodId: periodId, text: '任务完成不及时。', figureKeys: ['tasks.completion'], ...more }));
  const counter = (id: string, version: number, more: object, ctx = kit.officer) => shortcomings.counter(ctx, id, version, counterShortcomingBody.parse({ measure: '每周调度', ...more }));
  const rows = async (query: object, ctx = kit.officer) => (await records.page(ctx, shortcomingQuery.parse(query))).items;

  it('given a compiled period, then its worst rates are proposed, and a person writes the text with the figures as they were', async () => {
    expect((await records.proposed(kit.officer, periodId)).items.map((i) => [i.figure.key, i.gap])).toEqual([['tasks.completion', 100], ['tasks.in-time', 100]]);
    const { id } = await write();
    await kit.task('2025-01-11');
    await kit.periods.compile(kit.officer, periodId, 2, null);
    expect(await records.get(kit.officer, id)).toMatchObject({ period: '2025-01', figures: [{ key: 'tasks.completion', denominator: 1 }], status: 'open', allowedActions: ['counter'] });
    expect(await shortcomings.change(kit.officer, id, 1, '任务完成率低。')).toMatchObject({ text: '任务完成率低。', version: 2 });
    expect(await codeOf(write({ figureKeys: ['nothing'] }))).toBe('shortcoming.unknown_figure');
    const bare = await kit.periods.open(kit.officer, '2025-02');
    expect(await codeOf(write({ reportPeriodId: bare.id }))).toBe('shortcoming.unknown_period');
    expect(await codeOf(records.proposed(kit.officer, bare.id))).toBe('report-period.not_compiled');
  });

  it('given a shortcoming, when a task or a target carries its countermeasure, then another closes it', async () => {
    const { id } = await write();
    expect(await codeOf(shortcomings.close(kit.second, id, 1, '已解决'))).toBe('shortcoming.action_not_allowed');
    expect(await codeOf(counter(id, 1, {}))).toBe('shortcoming.carried_by');
    const { id: targetId } = await kit.target();
    const { id: taskId } = await kit.task('2031-01-10');
    await counter(id, 1, { targetId });
    expect(await counter(id, 2, { taskId, targetId })).toMatchObject({ status: 'countered', taskId, targetId, allowedActions: ['counter'] });
    expect(await codeOf(shortcomings.change(kit.officer, id, 3, '改写'))).toBe('shortcoming.not_open');
    expect(await codeOf(shortcomings.close(kit.officer, id, 3, '已解决'))).toBe('shortcoming.same_person');
    expect(await codeOf(shortcomings.close(kit.second, id, 2, '已解决'))).toBe('request.stale');
    expect(await shortcomings.close(kit.second, id, 3, '已解决')).toMatchObject({ status: 'closed', closeNote: '已解决', closedBy: { id: kit.second.actor.id }, allowedActions: [] });
    await expect(kit.db.admin.query('update responsibility.shortcoming set closed_by = countered_by where id = $1', [id])).rejects.toThrow('check constraint');
    const all = await rows({ period: '2025-01' });
    expect((await rows({ reportPeriodId: periodId, status: 'closed' })).map((s) => s.id)).toEqual([id]);
    expect((await whole(csvStream(shortcomingCsv, (async function* () { yield all; })()))).trim().split('\n')).toHaveLength(all.length + 1);
  });

  it('given who may not, or another district, then it is refused or not there, and what is theirs carries nothing here', async () => {
    const { id } = await write();
    expect(await codeOf(write({}, kit.pingshan.as('section-officer', '440310001')))).toBe('request.forbidden');
    expect(await codeOf(shortcomings.change(kit.leader, id, 1, '改写'))).toBe('request.forbidden');
    const other = kit.binjiang.as('district-admin');
    expect(await codeOf(records.get(other, id))).toBe('request.not_found');
    expect(await codeOf(records.proposed(other, periodId))).toBe('request.not_found');
    expect(await codeOf(write({}, other))).toBe('shortcoming.unknown_period');
    expect(await codeOf(shortcomings.change(other, id, 1, '改写'))).toBe('request.not_found');
    expect(await rows({}, other)).toEqual([]);
    const theirs = await kit.task('2031-01-10', other);
    expect(await codeOf(counter(id, 1, { taskId: theirs.id }))).toBe('shortcoming.unknown_task');
    expect(await codeOf(counter(id, 1, { targetId: newId() }))).toBe('shortcoming.unknown_target');
  });
});
