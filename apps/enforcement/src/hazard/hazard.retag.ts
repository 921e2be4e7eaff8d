import { hazardErrors } from '@anlan/contracts/enforcement';
import { ProblemError } from '@anlan/platform/http';
import type { Outcome } from './hazard.rules';
import type { Step } from './hazard.steps';

/** As many as a report may name. */
const MOST = 20;

/** The one place where the campaigns of a record change after its report; what is added was checked before (`HazardLinks`). */
export function retag({ row, body }: Step<'retag'>): Outcome {
  const added = [...new Set(body.add)].filter((id) => !row.campaign_ids.includes(id));
  const removed = [...new Set(body.remove)].filter((id) => row.campaign_ids.includes(id));
  if (added.length + removed.length === 0) throw new ProblemError(hazardErrors.no_retag);
  const campaign_ids = [...row.campaign_ids.filter((id) => !removed.includes(id)), ...added.filter((id) => !removed.includes(id))];
  if (campaign_ids.length > MOST) throw new ProblemError(hazardErrors.too_many_campaigns, { most: MOST });
  return { to: row.status, event: 'retagged', changes: { campaign_ids }, facts: { added, removed, campaignIds: campaign_ids, reason: body.reason } };
}
