export * from './logger';
export * from './start';
