/** How many records of each ledger the year has, by their states: the same after every load, whichever way it went. */
const ledgers: Readonly<Record<string, string>> = {
  experts: 'status from enforcement.expert', expertTasks: 'status from enforcement.expert_task', contracts: 'status from enforcement.service_contract', grades: "status || ' ' || grade as status from enforcement.standardisation",
  rewards: 'status from enforcement.report_reward', slips: 'status from enforcement.assignment_slip', campaigns: 'status from enforcement.campaign', campaignItems: 'kind as status from enforcement.campaign_item',
  riskPoints: "coalesce(level, '—') || ' ' || status as status from enforcement.risk_point", checks: "kind || ' ' || status as status from enforcement.site_check", plans: "year - extract(year from now()) || ' ' || status as status from enforcement.inspection_plan",
  rechecked: "coalesce(result, 'open') as status from enforcement.recheck_item", models: 'status from enforcement.portrait_model', reports: 'state as status from enforcement.public_report', appeals: 'status from enforcement.points_appeal', draws: 'status from enforcement.draw',
};

/** The duties of a district, in the same way. */
const duties: Readonly<Record<string, string>> = {
  parks: 'status from responsibility.park', parkParties: "role || ' ' || status as status from responsibility.park_party", planProjects: 'status from responsibility.plan_project', rules: 'status from responsibility.rule_making',
  sheets: "unit_kind || ' ' || status as status from responsibility.assessment_sheet", assessments: "unit_kind || ' ' || status as status from responsibility.assessment", vetoes: 'status from responsibility.veto',
  objects: 'status from responsibility.duty_object', holders: "role || ' ' || status as status from responsibility.duty_holder", guardianships: "level || ' ' || status as status from responsibility.guardianship", handOvers: "'made' as status from responsibility.hand_over",
  periods: 'status from responsibility.report_period', targets: 'status from responsibility.target', honours: 'status from responsibility.honour', shortcomings: 'status from responsibility.shortcoming',
};

const sqlOf = (of: Readonly<Record<string, string>>): string => Object.entries(of).map(([name, from]) => `select '${name}' as ledger, status, count(*)::int as n from (select ${from} where tenant_id = $1) t group by status`).join(' union all ');
export const countsSql = sqlOf(ledgers);
export const dutyCountsSql = sqlOf(duties);

export interface CountRow {
  readonly ledger: string;
  readonly status: string;
  readonly n: number;
}

export function countsOf(rows: readonly CountRow[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const { ledger, status, n } of [...rows].sort((a, b) => (`${a.ledger} ${a.status}` < `${b.ledger} ${b.status}` ? -1 : 1))) (counts[ledger] ??= {})[status] = n;
  return counts;
}

/** A tenth of the year, as a load that nothing broke has it. */
export const TENTH = {
  appeals: { accepted: 1, filed: 1 }, campaignItems: { action: 18, measure: 6, task: 17 }, campaigns: { concluded: 1, draft: 1, running: 2 },
  checks: {
    'agency closed': 26, 'agency recorded': 4, 'inspection approved': 1, 'inspection cancelled': 1, 'inspection closed': 38, 'inspection on_site': 1, 'inspection refused': 1, 'inspection requested': 1, 'patrol closed': 322,
    'self_check closed': 26, 'self_check recorded': 4,
  },
  contracts: { accepted: 1, commissioned: 2, reported: 1, running: 4, terminated: 1 }, draws: { draft: 1, published: 1 }, expertTasks: { assigned: 3, cancelled: 3, finished: 9 }, experts: { active: 11, removed: 1 },
  grades: {
    'announced one': 2, 'announced three': 10, 'announced two': 6, 'applied one': 1, 'applied three': 2, 'applied two': 2, 'failed one': 1, 'failed three': 1, 'failed two': 1, 'reviewed one': 1, 'reviewed three': 2,
    'revoked three': 2, 'revoked two': 1,
  },
  models: { draft: 1, published: 1 }, plans: { '0 approved': 1, '1 submitted': 1 }, rechecked: { holds: 11, open: 4, reopened: 1 }, reports: { accepted: 8, declined: 1, duplicate: 1, received: 2 },
  rewards: { approved: 1, paid: 1, proposed: 1, refused: 1 },
  riskPoints: {
    'blue controlled': 88, 'blue graded': 7, 'orange controlled': 32, 'orange graded': 2, 'red controlled': 19, 'red graded': 1, 'yellow controlled': 62, 'yellow graded': 6, '— assessed': 10, '— collected': 13,
  },
  slips: { closed: 2, issued: 4, replied: 2, revisited: 2, voided: 1 },
};

/** The duties of 滨江区: sheets in every state, holders of whom one was followed by the next, 63 communities in somebody's care, months that are locked. */
export const DUTY_COUNTS = {
  parks: { in_use: 5 }, parkParties: { 'landlord present': 5, 'property present': 5, 'tenant present': 123 },
  assessments: { 'department issued': 1, 'department under_way': 1, 'street issued': 1, 'street under_way': 1 }, guardianships: { 'community active': 63, 'household active': 24, 'street active': 3 }, handOvers: { made: 1 },
  holders: { 'administrative ended': 2, 'administrative standing': 30, 'inspection standing': 29, 'technical ended': 4, 'technical standing': 10 }, honours: { registered: 1, verified: 3, withdrawn: 1 }, objects: { in_use: 31 },
  periods: { collecting: 1, corrected: 1, issued: 2, locked: 1 }, planProjects: { under_way: 5 }, rules: { consulting: 1, published: 1, reviewing: 1 },
  sheets: {
    'department appealed': 1, 'department checked': 2, 'department final': 12, 'department notified': 1, 'department self_scored': 2, 'department self_scoring': 2, 'department settled': 2, 'street checked': 1, 'street final': 3, 'street self_scored': 1,
    'street self_scoring': 1,
  },
  shortcomings: { closed: 1, countered: 1, open: 1 }, targets: { dropped: 1, in_progress: 6, missed: 1, reached: 4, set: 2 }, vetoes: { in_effect: 1, lifted: 1, proposed: 1, refused: 1 },
};
