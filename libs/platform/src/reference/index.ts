export * from './snapshot';
export * from './reference-directory';
export * from './reference.module';
export * from './organizer';
export * from './peers';
