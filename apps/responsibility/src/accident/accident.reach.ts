import { defineReach } from '@anlan/platform/ledger';

/** An accident is of the division where it happened. */
export const accidentReach = defineReach({ division: 'division_code' });

/** A clock is of its accident. */
export const accidentClockReach = defineReach({ division: 'division_code', sql: { division_code: 'c.division_code' } });

/** A measure is of the accident's division, and of the unit that has to carry it out, wherever that is. */
export const accidentMeasureReach = defineReach({ division: 'division_code', named: { unit: ['unit_id'] } });

/** Of who assesses: to be responsible for a measure gives no say over it. */
export const accidentMeasureHome = defineReach({ division: 'division_code' });

/** Who answers for a measure: the responsible unit. */
export const accidentMeasureUnit = defineReach({ named: { unit: ['unit_id'] } });
