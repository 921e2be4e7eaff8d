export * from './operations';
export * from './operation-stream';
