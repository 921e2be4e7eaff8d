export * from './columns';
export * from './table-file';
export * from './import-kind';
export * from './import-files';
export * from './ledger-import';
export * from './imports';
export * from './import.controller';
