import { toHolders, type ChangeRules } from '@anlan/platform/changes';

/** A report is the whole bureau's: everybody who may read it is told. */
export const reportPeriodChanges: ChangeRules = { report_period: toHolders('report-period.read') };
