import { Module } from '@nestjs/common';
import { HazardModule } from '../hazard/hazard.module';
import { CampaignController } from './campaign.controller';
import { CampaignItemController } from './campaign-item.controller';
import { CampaignItems } from './campaign.items';
import { CampaignLinks } from './campaign.links';
import { CampaignList } from './campaign.list';
import { CampaignResults } from './campaign.result';
import { CampaignService } from './campaign.service';

@Module({
  imports: [HazardModule],
  controllers: [CampaignController, CampaignItemController],
  providers: [CampaignService, CampaignItems, CampaignLinks, CampaignList, CampaignResults],
  exports: [CampaignService],
})
export class CampaignModule {}
