import { Module } from '@nestjs/common';
import { HazardBasisService } from './hazard-basis.service';
import { KnowledgeController } from './knowledge.controller';
import { KnowledgeImport, KnowledgeImportController } from './knowledge.import';
import { KnowledgeLibrary } from './knowledge.library';
import { KnowledgeRecords } from './knowledge.records';
import { KnowledgeSearchIndex } from './knowledge.search';
import { KnowledgeService } from './knowledge.service';

@Module({
  // The import's addresses come before those of single versions.
  controllers: [KnowledgeImportController, KnowledgeController],
  providers: [KnowledgeService, KnowledgeRecords, KnowledgeLibrary, KnowledgeImport, HazardBasisService, KnowledgeSearchIndex],
})
export class KnowledgeModule {}
