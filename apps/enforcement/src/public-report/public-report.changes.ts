import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { publicReportReach } from './public-report.reach';

/** Who is told at once of a new report: whoever may see it. */
export const publicReportChanges = (tx: TenantTx): ChangeRules => ({
  public_report: toReach({ tx, from: 'enforcement.public_report r', reach: publicReportReach, permission: 'public-report.read' }),
});
