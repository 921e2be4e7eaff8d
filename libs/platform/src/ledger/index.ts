export * from './cursor';
export * from './where';
export * from './csv';
export * from './number-series';
export * from './copy';
export * from './csv-file';
export * from './listing';
export * from './export';
