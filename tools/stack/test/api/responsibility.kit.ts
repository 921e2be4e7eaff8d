import { accidentValues, seedAccidents, type SeededAccidents } from './accident.kit';
import { assessmentValues, seedAssessments, type SeededAssessments } from './assessment.kit';
import { bodyValues, seedBodies, type SeededBodies } from './body-standard.kit';
import type { Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';
import { dutyValues, seedDuties, type SeededDuties } from './duty.kit';
import { fundValues, seedFunds, type SeededFunds } from './fund.kit';
import { seedTours, tourValues, type SeededTours } from './inspection-tour.kit';
import { letterValues, seedLetters, type SignedLetter } from './letter.kit';
import { listValues, seedLists, type SeededLists } from './lists.kit';
import { mechanismValues, seedMechanism } from './mechanism.kit';
import { meetingValues, seedMeetings, type SeededMeetings } from './meeting.kit';
import { reportValues, seedReports, type SeededReports } from './report.kit';
import { planValues, seedPlans, type SeededPlans } from './plan-rule.kit';
import { parkValues, seedParks, type SeededPark } from './park.kit';
import type { Place, Seed } from './seed.kit';
import { seedTasks, taskValues, type SeededTasks } from './task.kit';

/** What a district has of the responsibility service. */
export interface SeededResponsibility {
  readonly lists: SeededLists;
  readonly signedLetter: SignedLetter;
  readonly meetings: SeededMeetings;
  readonly tasks: SeededTasks;
  readonly accidents: SeededAccidents;
  readonly funds: SeededFunds;
  readonly bodies: SeededBodies;
  readonly reports: SeededReports;
  readonly assessments: SeededAssessments;
  readonly duties: SeededDuties;
  readonly plans: SeededPlans;
  readonly parks: readonly [SeededPark, SeededPark];
  readonly tours: SeededTours;
  /** a mechanism template that is in use */
  readonly mechanismId: string;
}

/** One record of every kind of the responsibility service, each with the tenant's marker in its texts. */
export async function seedResponsibility(cast: Cast, streets: readonly string[], communities: readonly [string, string], organization: { unitId: string; unitName: string; memberId: string }): Promise<SeededResponsibility> {
  const lists = await seedLists(cast, streets, organization);
  const signedLetter = await seedLetters(cast, organization.unitId);
  const meetings = await seedMeetings(cast, organization, streets[0] ?? '');
  const tasks = await seedTasks(cast, organization.unitId, communities[0], meetings.committeeId);
  const accidents = await seedAccidents(cast, communities);
  const funds = await seedFunds(cast, organization.unitId);
  const bodies = await seedBodies(cast, communities[0]);
  const reports = await seedReports(cast, organization.unitId);
  const assessments = await seedAssessments(cast, streets[0] ?? '', organization.unitId);
  const duties = await seedDuties(cast, communities, organization.unitId, organization.unitName);
  const plans = await seedPlans(cast, organization.unitId);
  const tours = await seedTours(cast, streets[0] ?? '', organization.unitId, meetings.committeeId);
  const parks = await seedParks(cast, communities, organization.unitId);
  return { parks, tours, signedLetter, plans, lists, meetings, tasks, accidents, funds, bodies, reports, assessments, duties, mechanismId: await seedMechanism(cast, organization.unitId, communities[0]) };
}

/** What the fields of the responsibility service hold that are no free text. */
export function responsibilityValues({ cast, communities, responsibility: s }: Seed, { unitId, memberId, deputyId, postId, community }: Place): Values {
  const { canary } = cast.tenant;
  const street = `${community.slice(0, 9)}000`;
  return {
    ...planValues(s.plans, unitId),
    ...tourValues(s.tours, community),
    ...parkValues(s.parks[community === communities[1] ? 1 : 0], canary.text, community),
    withUnitId: s.tours.targetUnitId,
    ...letterValues(s.signedLetter, { unitId, memberId, deputyId }, street),
    ...meetingValues(s.meetings, { unitId, memberId, street }),
    ...taskValues(s.tasks, cast, community, { memberId, unitId }),
    ...accidentValues(s.accidents[community === communities[1] ? 1 : 0], postId),
    ...fundValues(s.funds, street),
    ...bodyValues(s.bodies),
    ...mechanismValues(s.mechanismId, canary.text, community),
    ...reportValues(s.reports),
    ...assessmentValues(s.assessments, canary, street, unitId),
    ...dutyValues(s.duties, canary, { community, first: community === communities[0], deputyId }),
    ...listValues(s.lists, canary, community, postId),
    'responsibility.duty-performance': async () => memberId,
  };
}
