export * from './logger';
export * from './start';
export * from './span';
