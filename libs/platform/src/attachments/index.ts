export { Attachments } from './attachments';
export { AttachmentsModule } from './attachments.module';
