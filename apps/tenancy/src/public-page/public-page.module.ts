import { Module } from '@nestjs/common';
import { SettingModule } from '../setting/setting.module';
import { PublicPageController } from './public-page.controller';
import { PublicPageService } from './public-page.service';

@Module({ imports: [SettingModule], controllers: [PublicPageController], providers: [PublicPageService] })
export class PublicPageModule {}
