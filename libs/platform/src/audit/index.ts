export * from './access-audit';
export * from './anchors';
export * from './refusal-log';
export * from './sealer';
export * from './stale-edits';
export * from './verify';
export * from './audit.service';
export * from './audit.controller';
