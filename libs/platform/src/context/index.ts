export * from './tenant-context';
export * from './trace';
