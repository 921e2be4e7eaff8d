import type { Area } from './area';
import { deskArea } from '../pages/desk/area';
import { hazardArea } from '../pages/hazard/area';
import { recheckArea } from '../pages/recheck/area';
import { subjectArea } from '../pages/subject/area';
import { portraitArea } from '../pages/portrait/area';
import { publicReportArea } from '../pages/public-report/area';
import { checklistArea } from '../pages/checklist/area';
import { knowledgeArea } from '../pages/knowledge/area';
import { riskPointArea } from '../pages/risk-point/area';
import { expertArea } from '../pages/expert/area';
import { serviceContractArea } from '../pages/service-contract/area';
import { standardisationArea } from '../pages/standardisation/area';
import { reportRewardArea } from '../pages/report-reward/area';
import { campaignArea } from '../pages/campaign/area';
import { assignmentSlipArea } from '../pages/assignment-slip/area';
import { checkArea } from '../pages/check/area';
import { inspectionPlanArea } from '../pages/inspection-plan/area';
import { drawArea } from '../pages/draw/area';
import { taskArea } from '../pages/task/area';
import { supervisionArea } from '../pages/supervision/area';
import { inspectionTourArea } from '../pages/inspection-tour/area';
import { parkArea } from '../pages/park/area';
import { performanceArea } from '../pages/performance/area';
import { committeeArea } from '../pages/committee/area';
import { meetingArea } from '../pages/meeting/area';
import { standingMeetingArea } from '../pages/standing-meeting/area';
import { calendarFeedArea } from '../pages/calendar-feed/area';
import { accidentArea } from '../pages/accident/area';
import { assessmentArea } from '../pages/assessment/area';
import { dutyActArea } from '../pages/duty-act/area';
import { dutyPerformanceArea } from '../pages/duty-performance/area';
import { cityArea } from '../pages/city/area';
import { responsibilityListArea } from '../pages/responsibility-list/area';
import { listItemArea } from '../pages/list-item/area';
import { listKindArea } from '../pages/list-kind/area';
import { letterArea } from '../pages/letter/area';
import { fundArea } from '../pages/fund/area';
import { bodyStandardArea } from '../pages/body-standard/area';
import { mechanismArea } from '../pages/mechanism/area';
import { reportPeriodArea } from '../pages/report-period/area';
import { shortcomingArea } from '../pages/shortcoming/area';
import { targetArea } from '../pages/target/area';
import { planProjectArea } from '../pages/plan-project/area';
import { ruleMakingArea } from '../pages/rule-making/area';
import { honourArea } from '../pages/honour/area';
import { dutyEditionArea } from '../pages/duty-edition/area';
import { dutyObjectArea } from '../pages/duty-object/area';
import { guardianshipArea } from '../pages/guardianship/area';
import { handOverArea } from '../pages/hand-over/area';
import { dutyKindArea } from '../pages/duty-kind/area';
import { organizationArea } from '../pages/organization/area';
import { systemArea } from '../pages/system/area';

/** The parts of the console in the order of the menu. */
export const areas: readonly Area[] = [
  deskArea,
  cityArea,
  subjectArea,
  portraitArea,
  standardisationArea,
  hazardArea,
  recheckArea,
  riskPointArea,
  checklistArea,
  knowledgeArea,
  publicReportArea,
  reportRewardArea,
  checkArea,
  assignmentSlipArea,
  inspectionPlanArea,
  drawArea,
  campaignArea,
  performanceArea,
  serviceContractArea,
  expertArea,
  responsibilityListArea,
  listItemArea,
  dutyActArea,
  listKindArea,
  letterArea,
  committeeArea,
  meetingArea,
  standingMeetingArea,
  calendarFeedArea,
  taskArea,
  supervisionArea,
  inspectionTourArea,
  dutyEditionArea,
  dutyObjectArea,
  guardianshipArea,
  handOverArea,
  dutyKindArea,
  accidentArea,
  assessmentArea,
  dutyPerformanceArea,
  fundArea,
  bodyStandardArea,
  mechanismArea,
  parkArea,
  reportPeriodArea,
  shortcomingArea,
  targetArea,
  planProjectArea,
  ruleMakingArea,
  honourArea,
  organizationArea,
  systemArea,
];
