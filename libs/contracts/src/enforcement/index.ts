export * from './hazard.lifecycle';
export * from './hazard.dto';
export * from './hazard.query';
export * from './hazard.statistics.dto';
export * from './hazard.errors';
export * from './hazard.api';
export * from './hazard.events.v1';
