export * from './operations';
export * from './operation-stream';
export * from './operations.controller';
