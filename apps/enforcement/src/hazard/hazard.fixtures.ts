import { Reference } from '@anlan/platform/reference';
import type { HazardRow } from './hazard.entity';

const UNIT = '01980000-0000-7000-8000-000000000011';

/** Reference data with one unit. */
export const reference = new Reference({ divisions: [], units: [{ id: UNIT, name: '住房和建设局', kind: 'department', parentId: null }], posts: [], members: [], grants: [], settings: {} });

/** A hazard as it is reported, and what is said of it. */
export const hazardRow = (more: Partial<HazardRow>): HazardRow => ({
  id: '01980000-0000-7000-8000-000000000001', number: 'YH-1', title: '疏散通道堆放杂物', description: null, level: 'general', category: null, division_code: '440310001001', subject_name: null,
  subject_credit_code: null, subject_id: null, risk_point_id: null, check_id: null, check_item: null, campaign_ids: [], source: 'patrol', rectification: 'time_limited', status: 'reported', due_at: null,
  overdue_at: null, lng: null, lat: null, crs: null, map_lng: null, map_lat: null, cell: null, assignee_unit_id: null, assignee_member_id: null, assignee_name: null, rejections: 0, attachments: 0,
  evidence: [], reported_by: 'r', reporter_unit_id: null, reported_by_name: '报', reported_at: new Date('2026-03-01T00:00:00Z'), submitted_by: null, closed_at: null, state_since: null,
  updated_at: new Date('2026-03-01T00:00:00Z'), updated_by: null, updated_by_name: null, version: 1, department_unit_id: null, department_member_id: null, department_name: null, department_status: null,
  department_submitted_by: null, enterprise_accepted_at: null, extension: null, supervision: null, lists: [], owner_unit_id: null, reopened: 0, recurrence_of: null, escalation: 0, escalated_at: null, urged_at: null,
  search_text: '', ...more,
});
