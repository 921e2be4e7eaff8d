export * from './operation.api';
