export * from './depth';
export * from './rollup';
export * from './rollups';
