export * from './everybody';
export * from './logger';
export * from './redact-value';
export * from './start';
export * from './span';
