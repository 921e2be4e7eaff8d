import type { InspectionTour } from '@anlan/contracts/responsibility';
import { tourBody, tourValues } from './tour-body';

describe('the form of a tour', () => {
  const tour = {
    name: '第一轮', year: 2026, level: 'district', targetUnitIds: ['u'], targetDivisionCodes: ['440310001000'], basis: '要点', committee: { id: 'c', name: '专委会' }, stayFrom: '2026-05-06', stayTo: '2026-05-20', fileIds: ['f'], leader: { memberId: null, name: '区领导' },
    members: [{ memberId: null, name: '王五' }, { memberId: 'm', name: '张伟' }], bodies: [{ unitId: 'b', name: '组织部' }, { unitId: null, name: '纪委监委' }],
  } as unknown as InspectionTour;

  it('given a plan, when its form is sent as it is, then the plan is the same: who is of the tenant by id, others by name', () => {
    expect(tourBody(tourValues(tour, (n) => `方案 ${n}`))).toEqual({
      name: '第一轮', year: 2026, level: 'district', targetUnitIds: ['u'], targetDivisionCodes: ['440310001000'], basis: '要点', stayFrom: '2026-05-06', stayTo: '2026-05-20', committeeId: 'c', fileIds: ['f'], leader: { name: '区领导' }, members: [{ memberId: 'm' }, { name: '王五' }], bodies: [{ unitId: 'b' }, { name: '纪委监委' }],
    });
  });

  it('given rows and names left empty, then they are not there, and a member chosen comes before a name', () => {
    expect(tourBody({ leader: { memberId: 'm', name: '别人' }, members: [undefined, {}], memberNames: [' '], targetDivisionCodes: [undefined] })).toEqual({ committeeId: null, fileIds: [], targetUnitIds: [], targetDivisionCodes: [], leader: { memberId: 'm' }, members: [], bodies: [] });
    expect(tourBody({})).toMatchObject({ leader: { name: null } });
  });
});
