import { AccessDirectory } from '@anlan/platform/access';
import { TokenVerifier } from '@anlan/platform/auth';
import { Callers } from '@anlan/platform/http';
import { Module } from '@nestjs/common';
import { EnterpriseCoverageController } from './enterprise-coverage.controller';
import { EnterpriseCoverageService } from './enterprise-coverage.service';

/** Which enterprises the ledgers of other services name. */
@Module({
  controllers: [EnterpriseCoverageController],
  providers: [EnterpriseCoverageService, { provide: Callers, useFactory: (tokens: TokenVerifier, access: AccessDirectory) => new Callers(tokens, access), inject: [TokenVerifier, AccessDirectory] }],
})
export class EnterpriseCoverageModule {}
