import { Module } from '@nestjs/common';
import { OverviewFeed } from './overview.feed';
import { OverviewStore } from './overview.store';

@Module({ providers: [OverviewStore, OverviewFeed] })
export class OverviewModule {}
