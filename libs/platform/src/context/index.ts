export * from './tenant-context';
export * from './scope';
export * from './trace';
