export * from './errors';
export * from './common.errors';
export * from './schemas';
export * from './operation';
export * from './event';
export * from './lifecycle';
export * from './operation.api';
