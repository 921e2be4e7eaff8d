import { toHolders, type ChangeRules } from '@anlan/platform/changes';

/** Who is told at once that a campaign or a part of it has changed: whoever reads campaigns. */
export const campaignChanges: ChangeRules = { campaign: toHolders('campaign.read'), campaign_item: toHolders('campaign.read') };
