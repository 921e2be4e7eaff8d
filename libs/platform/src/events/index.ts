export * from './wake';
export * from './event-consumer';
export * from './inbox';
