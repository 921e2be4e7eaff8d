/** The server in use cannot do what was asked; `feature` says what. A caller answers 422 with a hint, never 500. */
export class NatsFeatureError extends Error {
  constructor(
    readonly feature: 'multiple_filters' | 'overlapping_filters',
    message: string,
  ) {
    super(message);
    this.name = 'NatsFeatureError';
  }
}

/** A value given to this module is not usable: a filter outside its tenant, a malformed key, a damaged trust file. */
export class NatsInputError extends Error {
  constructor(
    readonly code: 'bad_filter' | 'bad_id' | 'bad_key' | 'bad_claims' | 'bad_trust' | 'bad_position',
    message: string,
  ) {
    super(message);
    this.name = 'NatsInputError';
  }
}

/** The server refused claims, or nobody answered in time. Retrying is safe: pushing the same claims is idempotent. */
export class NatsClaimsError extends Error {
  constructor(
    readonly code: 'refused' | 'no_answer',
    message: string,
  ) {
    super(message);
    this.name = 'NatsClaimsError';
  }
}
