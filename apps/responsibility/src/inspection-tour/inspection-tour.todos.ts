import { inspectionTourLifecycle, statesInForce } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { wholeTenant, type TodoSource } from '@anlan/platform/ledger';
import { ofBureau } from '../report-period/report-period.todos';

/** How long before its day an entry is asked for, and the feedback of a stay that ends. */
const ENTER_DAYS = 7;
const LEAVE_DAYS = 3;
/** What its stage is to be over by: the planned stay's first day, its last, else the day to rectify by. */
const due = "((((case when status in ('drafted','approved') then stay_from when status = 'stationed' then stay_to else rectify_by end)::date + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second')";
const list = (condition: string): string => `exists (select 1 from responsibility.responsibility_list l where l.tenant_id = inspection_tour.tenant_id and l.id = inspection_tour.list_id and ${condition})`;
const inDays = (n: number): string => addCalendarDays(shanghaiDay(new Date()), n);

/** A plan waits for another's approval, a stay for its entry and its feedback, what was found for its list and its rectification, and the tour for another to close it. */
export const inspectionTourTodos: TodoSource = async (ctx) => ({
  type: 'inspection-tour', table: 'responsibility.inspection_tour', lifecycle: inspectionTourLifecycle, reach: wholeTenant, read: 'inspection-tour.read', lateElsewhere: false,
  steps: [
    { action: 'approve', of: 'scope', notBy: 'drafted_by', when: (sql, { actor }) => sql.bind("cardinality(plan_file_ids) > 0 and not $ = any(authors) and (level = 'city' or not coalesce($::uuid = any(target_unit_ids), false))", actor.id, actor.unitId ?? null) },
    { action: 'station', of: 'scope', when: (sql) => sql.bind('stay_from <= $', inDays(ENTER_DAYS)) },
    { action: 'feed-back', of: 'scope', when: (sql) => sql.bind('stay_to <= $', inDays(LEAVE_DAYS)) },
    { action: 'name-list', of: 'scope', when: () => "status = 'fed_back' and list_id is null" },
    { action: 'rectify', of: 'scope', when: () => list(`l.status in (${statesInForce.map((s) => `'${s}'`).join(',')})`) },
    { action: 'close', of: 'scope', notBy: 'drafted_by', when: (sql, { actor }) => `status = 'rectifying' and not ${list("exists (select 1 from responsibility.list_item i where i.tenant_id = l.tenant_id and i.list_id = l.id and i.status not in ('closed','removed'))")} and ${sql.bind("(level = 'city' or not coalesce($::uuid = any(target_unit_ids), false))", actor.unitId ?? null)}` },
  ],
  columns: { state: 'status', due, since: 'updated_at', number: 'number', title: 'name', division: ofBureau(ctx) },
});
