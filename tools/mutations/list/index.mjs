import { access } from './access.mjs';
import { audit } from './audit.mjs';
import { bodyStandards } from './body-standards.mjs';
import { checklists } from './checklists.mjs';
import { everybody } from './everybody.mjs';
import { accidents } from './accidents.mjs';
import { campaigns } from './campaigns.mjs';
import { events } from './events.mjs';
import { specialFunds } from './funds.mjs';
import { hazards } from './hazards.mjs';
import { mechanismTemplates } from './mechanisms.mjs';
import { portraits } from './portraits.mjs';
import { knowledge } from './knowledge.mjs';
import { responsibilityLetters } from './letter.mjs';
import { committeesAndMeetings } from './meetings.mjs';
import { identity } from './identity.mjs';
import { input } from './input.mjs';
import { integrators } from './integrators.mjs';
import { isolation } from './isolation.mjs';
import { personal } from './personal.mjs';
import { rechecks } from './rechecks.mjs';
import { riskLabels } from './risk-labels.mjs';
import { oldChecks } from './old-checks.mjs';
import { riskPoints } from './risk-points.mjs';
import { secrets } from './secrets.mjs';
import { dutiesAndGuardianships } from './duties.mjs';
import { draws } from './draws.mjs';
import { assignmentSlips } from './assignment-slips.mjs';
import { inspectionPlans } from './inspection-plans.mjs';
import { performance } from './performance.mjs';
import { reportChannels } from './report-channels.mjs';
import { servicesAndRewards } from './services.mjs';
import { reporting } from './reporting.mjs';
import { responsibilityLists } from './lists.mjs';
import { subjectMaps } from './subject-map.mjs';
import { subjects } from './subjects.mjs';
import { tasksAndSupervision } from './tasks.mjs';
import { streetAssessments } from './assessments.mjs';
import { dutyActs } from './duty-acts.mjs';
import { dutyPerformances } from './duty-performance.mjs';
import { plansAndRules } from './plans.mjs';
import { inspectionTours } from './tours.mjs';
import { industrialParks } from './parks.mjs';

/**
 * @typedef {object} Edit
 * @property {string} file below the root of the repository
 * @property {string} find occurs in it exactly once
 * @property {string} replace
 *
 * @typedef {object} Mutation
 * @property {string} name
 * @property {string} breaks what no longer holds, Chinese and English
 * @property {Edit[]} edits
 * @property {{ project: 'unit' | 'integration', file: string, tests?: string }} caughtBy the test file that must go red; `tests`
 *   is a pattern of full names of tests, where the whole file takes long
 */

/** @type {Mutation[]} */
export const mutations = [
  ...isolation,
  ...access,
  ...everybody,
  ...reportChannels,
  ...identity,
  ...integrators,
  ...events,
  ...audit,
  ...personal,
  ...secrets,
  ...input,
  ...subjects,
  ...subjectMaps,
  ...draws,
  ...inspectionPlans,
  ...assignmentSlips,
  ...servicesAndRewards,
  ...checklists,
  ...knowledge,
  ...portraits,
  ...campaigns,
  ...hazards,
  ...rechecks,
  ...riskLabels,
  ...oldChecks,
  ...riskPoints,
  ...performance,
  ...responsibilityLists,
  ...responsibilityLetters,
  ...tasksAndSupervision,
  ...specialFunds,
  ...bodyStandards,
  ...mechanismTemplates,
  ...accidents,
  ...committeesAndMeetings,
  ...reporting,
  ...streetAssessments,
  ...dutiesAndGuardianships,
  ...dutyPerformances,
  ...plansAndRules,
  ...inspectionTours,
  ...industrialParks,
  ...dutyActs,
];

/**
 * Edits that every run has: a test that polls for what can no longer come gives up sooner.
 * @type {Edit[]}
 */
export const impatience = [{ file: 'libs/platform/src/testing/until.ts', find: '{ withinMs = 15_000 }', replace: '{ withinMs = 3_000 }' }];

/** Those whose name, or one of whose files, holds one of the patterns; all where there is none. */
export const chosen = (patterns) =>
  mutations.filter((m) => patterns.length === 0 || patterns.some((p) => m.name.includes(p) || m.edits.some((e) => e.file.includes(p))));
