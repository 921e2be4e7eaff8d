export * from './sealer';
export * from './verify';
export * from './audit.service';
export * from './audit.controller';
