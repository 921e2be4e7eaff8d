import type { Demo } from '../open-tenant';
import { partsOf } from '../year/figures';
import { theYear } from '../year/year';
import { loadAccidents } from './accidents';
import { loadAssessments } from './assessments';
import { loadBodies } from './bodies';
import { loadCommittees } from './committees';
import { departments } from './departments';
import { loadDutyHolders, loadHandOvers } from './duty-holders';
import { loadFunds } from './funds';
import { loadGuardianships } from './guardianships';
import { loadLetters } from './letters';
import { loadLists } from './lists';
import { loadOwnActs } from './own-acts';
import { loadParks } from './parks';
import { loadPlans, loadRules } from './plans';
import { loadReports } from './reports';
import { loadHonours, loadTargets } from './targets';
import { loadTasks } from './tasks';
import { loadTours } from './tours';
import { loadBulletins, loadUrges } from './urges';

/**
 * A year of a district's duties, of the size its bureau reported: who is responsible for what, who signed, who met, what was to
 * be done and is late, what happened. Through the public interfaces, each step by who may do it; a start that goes on where
 * another broke off makes nothing twice.
 */
export async function loadDuties(demo: Demo, slug: string): Promise<void> {
  for (const part of partsOf('tenth')) {
    const year = await theYear(demo, slug, part);
    const of = await departments(year);
    await year.once('letters', () => loadLetters(year, of));
    await year.once('lists', () => loadLists(year, of));
    await year.once('committees', () => loadCommittees(year, of));
    await year.once('tours', () => loadTours(year, of));
    await year.once('tasks', () => loadTasks(year, of));
    await year.once('urges', () => loadUrges(year));
    await year.once('bulletins', () => loadBulletins(year));
    await year.once('own acts', () => loadOwnActs(year));
    await year.once('accidents', () => loadAccidents(year));
    await year.once('funds', () => loadFunds(year, of));
    await year.once('bodies', () => loadBodies(year, of));
    await year.once('assessments', () => loadAssessments(year, of));
    await year.once('duty holders', () => loadDutyHolders(year, of));
    await year.once('guardianships', () => loadGuardianships(year, of));
    await year.once('hand-overs', () => loadHandOvers(year, of));
    await year.once('parks', () => loadParks(year, of));
    await year.once('plans', () => loadPlans(year));
    await year.once('rules', () => loadRules(year));
    await year.once('honours', () => loadHonours(year));
    await year.once('reports', async () => loadReports(year, await loadTargets(year)));
  }
}
