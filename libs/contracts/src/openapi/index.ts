export { buildOpenApi, operationName, operationPath, sortedOperations, type OpenApiInfo } from './document';
export { buildErrorIndex, type ErrorIndexEntry } from './error-index';
export { gatewayErrors } from './gateway.errors';
export { Schemas, type JsonSchema } from './schemas';
export { featureOf, featureTitle, serviceTitles } from './titles';
