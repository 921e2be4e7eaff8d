export * from './repo-file';
export * from './service-config';
