export * from './tenant-context';
export * from './public-tenant';
export * from './scope';
export * from './trace';
