export { buildAsyncApi, eventName, eventSubject, sortedEvents, type AsyncApiInfo } from './document';
export { exampleEnvelope } from './example';
