export * from './change-rule';
export * from './change-hub';
export * from './changes.module';
