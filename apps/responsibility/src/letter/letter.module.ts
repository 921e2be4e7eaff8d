import { Module } from '@nestjs/common';
import { DrawnSignature } from './drawn-signature';
import { LetterController } from './letter.controller';
import { LetterDocuments } from './letter.document';
import { LetterRecords } from './letter.records';
import { LetterService } from './letter.service';
import { LetterSigning } from './letter.signing';
import { LetterTemplateController } from './letter-template.controller';
import { LetterTemplateService } from './letter-template.service';
import { SignatureAuthority } from './signature-authority';

@Module({
  controllers: [LetterController, LetterTemplateController],
  providers: [LetterService, LetterSigning, LetterRecords, LetterDocuments, LetterTemplateService, { provide: SignatureAuthority, useClass: DrawnSignature }],
  exports: [LetterRecords],
})
export class LetterModule {}
