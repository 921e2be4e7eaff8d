export * from './cursor';
export * from './where';
export * from './csv';
export * from './number-series';
