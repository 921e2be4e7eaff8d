import { callersProvider } from '@anlan/platform/http';
import { Module } from '@nestjs/common';
import { EnterpriseCoverageController } from './enterprise-coverage.controller';
import { EnterpriseCoverageService } from './enterprise-coverage.service';

/** Which enterprises the ledgers of other services name. */
@Module({
  controllers: [EnterpriseCoverageController],
  providers: [EnterpriseCoverageService, callersProvider],
})
export class EnterpriseCoverageModule {}
