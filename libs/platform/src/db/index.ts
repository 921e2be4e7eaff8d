export * from './pipeline';
export * from './tenant-tx';
export * from './effects';
export * from './migrate';
export * from './open';
export * from './assert-database';
export * from './assert-isolation';
export * from './unreachable';
