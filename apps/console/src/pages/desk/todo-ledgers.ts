import { hazardLifecycle, publicReportLifecycle, reportRewardLifecycle, riskPointLifecycle, standardisationLifecycle, subjectLifecycle } from '@anlan/contracts/enforcement';
import { assessmentSheetLifecycle, dutyHolderLifecycle, guardianshipLifecycle, honourLifecycle, letterLifecycle, listItemLifecycle, reportPeriodLifecycle, responsibilityListLifecycle, shortcomingLifecycle, supervisionLifecycle, targetLifecycle, taskLifecycle, vetoLifecycle } from '@anlan/contracts/responsibility';
import { accidentLifecycle, accidentMeasureLifecycle } from '@anlan/contracts/responsibility';
import { planProjectLifecycle, ruleMakingLifecycle } from '@anlan/contracts/responsibility';
import { inspectionTourLifecycle } from '@anlan/contracts/responsibility';
import { parkPartyLifecycle } from '@anlan/contracts/responsibility';
import { mechanismRecordLifecycle } from '@anlan/contracts/responsibility';
import type { Text } from '../../text/text';

/** Where the records of a ledger are, and what its steps are called. */
export const ledgers: Readonly<Record<string, { readonly path: string; readonly actions: Readonly<Record<string, Text>> }>> = {
  hazard: { path: 'hazards', actions: hazardLifecycle.actions },
  'public-report': { path: 'public-reports', actions: publicReportLifecycle.actions },
  standardisation: { path: 'standardisations', actions: standardisationLifecycle.actions },
  'report-reward': { path: 'report-rewards', actions: reportRewardLifecycle.actions },
  subject: { path: 'subjects', actions: subjectLifecycle.actions },
  'risk-point': { path: 'risk-points', actions: riskPointLifecycle.actions },
  'responsibility-list': { path: 'responsibility-lists', actions: responsibilityListLifecycle.actions },
  'list-item': { path: 'list-items', actions: listItemLifecycle.actions },
  letter: { path: 'letters', actions: letterLifecycle.actions },
  task: { path: 'tasks', actions: taskLifecycle.actions },
  accident: { path: 'accidents', actions: accidentLifecycle.actions },
  'accident-measure': { path: 'accident-measures', actions: accidentMeasureLifecycle.actions },
  supervision: { path: 'supervisions', actions: supervisionLifecycle.actions },
  'report-period': { path: 'report-periods', actions: reportPeriodLifecycle.actions },
  target: { path: 'targets', actions: targetLifecycle.actions },
  'plan-project': { path: 'plan-projects', actions: planProjectLifecycle.actions },
  'rule-making': { path: 'rule-makings', actions: ruleMakingLifecycle.actions },
  'inspection-tour': { path: 'inspection-tours', actions: inspectionTourLifecycle.actions },
  'park-party': { path: 'park-parties', actions: parkPartyLifecycle.actions },
  'mechanism-record': { path: 'mechanism-records', actions: mechanismRecordLifecycle.actions },
  honour: { path: 'honours', actions: honourLifecycle.actions },
  shortcoming: { path: 'shortcomings', actions: shortcomingLifecycle.actions },
  'assessment-sheet': { path: 'assessment-sheets', actions: assessmentSheetLifecycle.actions },
  veto: { path: 'vetoes', actions: vetoLifecycle.actions },
  'duty-holder': { path: 'duty-holders', actions: dutyHolderLifecycle.actions },
  guardianship: { path: 'guardianships', actions: guardianshipLifecycle.actions },
};
