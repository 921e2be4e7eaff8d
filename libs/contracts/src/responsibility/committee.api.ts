import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './committee.dto';
import { committeeErrors as e } from './committee.errors';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = { ...base, method: 'POST', permission: 'committee.manage', params: id, status: 200, response: dto.committeeOnDay, etag: true, ifMatch: true } as const;
const read = { ...base, method: 'GET', permission: 'committee.read', status: 200 } as const;
const people = [e.unknown_unit, e.unknown_member, e.twice];

export const committeeApi = {
  establish: defineOperation({
    ...base, id: 'committee.establish', method: 'POST', path: '/committees', summary: { zh: '设立委员会、指挥部或专班', en: 'Set up a committee, headquarters or task force' },
    permission: 'committee.manage', body: dto.establishCommitteeBody, status: 201, response: dto.committeeOnDay, etag: true, errors: [e.out_of_scope, e.unknown_division, e.unknown_parent, e.no_chair, e.future, ...people],
  }),
  list: defineOperation({ ...read, id: 'committee.list', path: '/committees', summary: { zh: '委员会（支持 CSV、Excel 导出）', en: 'Committees, newest first; exports the same rows' }, query: dto.committeeQuery, response: dto.committeePage, export: true }),
  vacancies: defineOperation({ ...read, id: 'committee.vacancies', path: '/committees/vacancies', summary: { zh: '缺位清单（支持 CSV、Excel 导出）', en: 'Seats that stand empty: nobody named, or who was named is disabled or gone' }, query: dto.vacancyQuery, response: dto.vacancyPage, export: true }),
  figures: defineOperation({ ...read, id: 'committee.figures', path: '/committees/figures', summary: { zh: '各委员会会商、检查、督办次数和任务', en: 'Meetings, inspections, supervision documents and tasks of each committee' }, query: dto.committeeFiguresQuery, response: dto.committeeFigures }),
  get: defineOperation({ ...read, id: 'committee.get', path: '/committees/:id', summary: { zh: '委员会及其某日的组成人员', en: 'A committee with its members on a day' }, params: id, query: dto.committeeDayQuery, response: dto.committeeOnDay, etag: true }),
  adjustments: defineOperation({ ...read, id: 'committee.adjustments', path: '/committees/:id/adjustments', summary: { zh: '历次调整', en: 'Adjustments of a committee, the last first: who came, who left, what changed' }, params: id, response: dto.committeeAdjustments }),
  adjust: defineOperation({ ...step, id: 'committee.adjust', path: '/committees/:id/actions/adjust', summary: { zh: '调整组成人员、议事规则等', en: 'Adjust members, rules and the rest, under a document' }, body: dto.adjustCommitteeBody, errors: [e.action_not_allowed, e.out_of_scope, e.unknown_seat, e.no_chair, e.nothing, e.before, e.future, e.end_day, ...people] }),
  dissolve: defineOperation({ ...step, id: 'committee.dissolve', path: '/committees/:id/actions/dissolve', summary: { zh: '撤销委员会', en: 'Dissolve a committee' }, body: dto.dissolveCommitteeBody, errors: [e.action_not_allowed, e.out_of_scope, e.before, e.future, e.has_children] }),
};
