import { heldStates, taskOutcomes, type CommitteeFigures as Figures, type CommitteeFiguresQuery, type CommitteeKind, type CommitteeState } from '@anlan/contracts/responsibility';
import type { Permission } from '@anlan/contracts/access';
import { divisionPrefix, parseDivisionCode, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Where } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { inspectionTourConditions } from '../inspection-tour/inspection-tour.records';
import { meetingConditions } from '../meeting/meeting.records';
import { supervisionConditions } from '../supervision/supervision.records';
import { share } from '../task/task.bulletin';
import { outcomeSql, taskConditions } from '../task/task.filters';

type Item = Figures['items'][number];
type Counted = Item['meetings'];
interface Found extends Row { id: string; name: string; kind: CommitteeKind; status: CommitteeState }
interface Per extends Row { committee_id: string; n: number; in_time?: number }

/** The filter without what was not asked for. */
const given = (filter: Readonly<Record<string, string | undefined>>): Record<string, string> => Object.fromEntries(Object.entries(filter).filter((e): e is [string, string] => e[1] !== undefined));
const perCommittee = (from: string, where: Where, more = '') => ({ sql: `select committee_id, count(*)::int as n${more} from ${from} where ${where.and('committee_id is not null')} group by 1`, params: where.params });

/** 会商、检查、督办次数 of each committee, and the tasks in its name: counted by the conditions of the lists to which they lead. */
@Injectable()
export class CommitteeFigures {
  constructor(private readonly tx: TenantTx) {}

  async figures(ctx: TenantContext, q: CommitteeFiguresQuery): Promise<Figures> {
    const now = new Date();
    const { committeeId, from, to } = q;
    const asked = new Where().and('tenant_id = $', ctx.tenantId).and('id = $', committeeId).and('parent_committee_id = $', q.parentCommitteeId).below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
    const due = taskConditions(ctx, { committeeId, dueFrom: from, dueTo: to, outcome: [...taskOutcomes] }, shanghaiDay(now));
    const [found, meetings, inspections, supervisions, tasks] = await this.tx.reads<Row>(
      ctx,
      { sql: `select id, name, kind, status from responsibility.committee where ${asked} order by id`, params: asked.params },
      perCommittee('responsibility.meeting m', meetingConditions(ctx, { committeeId, heldFrom: from, heldTo: to }).and('m.status = any($)', heldStates)),
      perCommittee('responsibility.inspection_tour t', inspectionTourConditions(ctx, { committeeId, stationed: true, stationedFrom: from, stationedTo: to })),
      perCommittee('responsibility.supervision', supervisionConditions(ctx, { committeeId, delivered: true, deliveredFrom: from, deliveredTo: to })),
      perCommittee('responsibility.task', due, `, count(*) filter (where ${outcomeSql(due, 'in_time', shanghaiDay(now))})::int as in_time`),
    );
    const counts = (rows: { rows: Row[] } | undefined) => new Map(((rows?.rows ?? []) as Per[]).map((r) => [r.committee_id, r]));
    const [held, toured, sent, issued] = [meetings, inspections, supervisions, tasks].map(counts) as [Map<string, Per>, Map<string, Per>, Map<string, Per>, Map<string, Per>];
    const counted = (permission: Permission, count: number | undefined, filter: Record<string, string | undefined>): Counted => (ctx.permissions.has(permission) ? { count: count ?? 0, filter: given(filter) } : null);
    const items = ((found?.rows ?? []) as Found[]).map((c): Item => {
      const [task, ofTasks] = [issued.get(c.id), { committeeId: c.id, dueFrom: from, dueTo: to }];
      return {
        committeeId: c.id, name: c.name, kind: c.kind, status: c.status,
        meetings: counted('meeting.read', held.get(c.id)?.n, { committeeId: c.id, status: heldStates.join(','), heldFrom: from, heldTo: to }),
        inspections: counted('inspection-tour.read', toured.get(c.id)?.n, { committeeId: c.id, stationed: 'true', stationedFrom: from, stationedTo: to }),
        supervisions: counted('supervision.read', sent.get(c.id)?.n, { committeeId: c.id, delivered: 'true', deliveredFrom: from, deliveredTo: to }),
        tasks: counted('task.read', task?.n, { ...ofTasks, outcome: taskOutcomes.join(',') }), inTime: counted('task.read', task?.in_time, { ...ofTasks, outcome: 'in_time' }),
        inTimeRate: ctx.permissions.has('task.read') ? share(task?.in_time ?? 0, task?.n ?? 0) : null,
      };
    });
    return { asOf: toShanghaiIso(now), from: from ?? null, to: to ?? null, items: items.filter((i) => i.status !== 'dissolved' || i.committeeId === committeeId || [i.meetings, i.inspections, i.supervisions, i.tasks].some((x) => x && x.count > 0)) };
  }
}
