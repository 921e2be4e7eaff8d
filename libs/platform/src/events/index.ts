export * from './wake';
export * from './dead-letter';
export * from './durable';
export * from './event-consumer';
export * from './inbox';
