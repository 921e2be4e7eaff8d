import { addCalendarDays, shanghaiDay, startOfShanghaiDay } from '@anlan/domain';
import type { Row, Statement } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';
import { isDue } from '../subject/subject.census';
import type { SubjectRow } from '../subject/subject.entity';
import { OPEN } from '../subject/subject.filters';
import { gradeValue, type Facts } from './portrait.rules';

/** A year back, from the beginning of the day: what counts as recent. */
export const yearBefore = (now: Date): Date => startOfShanghaiDay(addCalendarDays(shanghaiDay(now), -365));

export interface FactRow extends Row, Pick<SubjectRow, 'id' | 'name' | 'kind' | 'division_code' | 'grade' | 'refreshed_at'> {
  open_hazards: number;
  major_hazards: number;
  overdue_hazards: number;
  recurrences: number;
  checks: number;
  checks_with_hazards: number;
  red_risks: number;
  orange_risks: number;
  uncontrolled_risks: number;
  reviews_due: number;
}

const count = (condition: string, name: string): string => `(count(*) filter (where ${condition}))::int as ${name}`;

/** The facts of all subjects that are looked after, or of one, each ledger read once. */
export function factsStatement(tenantId: string, now: Date, subjectId?: string): Statement {
  const of = subjectId === undefined ? 'subject_id is not null' : 'subject_id = $4';
  const zero = (name: string): string => `coalesce(${name}, 0) as ${name}`;
  const found = ['open_hazards', 'major_hazards', 'overdue_hazards', 'recurrences', 'checks', 'checks_with_hazards', 'red_risks', 'orange_risks', 'uncontrolled_risks', 'reviews_due'].map(zero).join(', ');
  return {
    name: subjectId === undefined ? 'portrait-facts' : 'portrait-facts-one',
    params: [tenantId, now, yearBefore(now), ...(subjectId === undefined ? [] : [subjectId])],
    sql: `select s.id, s.name, s.kind, s.division_code, s.grade, s.refreshed_at, ${found}
      from enforcement.subject s
      left join (select subject_id, ${count("status <> 'closed' and level = 'general'", 'open_hazards')}, ${count("status <> 'closed' and level = 'major'", 'major_hazards')},
                   ${count("status <> 'closed' and due_at < $2", 'overdue_hazards')}, ${count('recurrence_of is not null and reported_at >= $3', 'recurrences')}
                 from enforcement.hazard where tenant_id = $1 and ${of} group by subject_id) h on h.subject_id = s.id
      left join (select subject_id, count(*)::int as checks, ${count('hazards > 0', 'checks_with_hazards')}
                 from enforcement.site_check where tenant_id = $1 and ${of} and status in ('recorded','closed') and finished_at >= $3 group by subject_id) c on c.subject_id = s.id
      left join (select subject_id, ${count("level = 'red'", 'red_risks')}, ${count("level = 'orange'", 'orange_risks')}, ${count("status <> 'controlled'", 'uncontrolled_risks')}, ${count('review_due_at < $2', 'reviews_due')}
                 from enforcement.risk_point where tenant_id = $1 and ${of} and status <> 'closed' group by subject_id) r on r.subject_id = s.id
      where s.tenant_id = $1 and s.${OPEN}${subjectId === undefined ? '' : ' and s.id = $4'}`,
  };
}

export function factsOf(row: FactRow, reference: Reference, now: Date): Facts {
  return {
    grade: gradeValue(row.grade), open_hazards: row.open_hazards, major_hazards: row.major_hazards, overdue_hazards: row.overdue_hazards, recurrences: row.recurrences, checks_with_hazards: row.checks_with_hazards,
    never_checked: row.checks === 0 ? 1 : 0, census_due: isDue(reference, row, now) ? 1 : 0, red_risks: row.red_risks, orange_risks: row.orange_risks, uncontrolled_risks: row.uncontrolled_risks, reviews_due: row.reviews_due,
  };
}
