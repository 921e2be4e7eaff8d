import { randomBytes } from 'node:crypto';

/** A password for a demo account: new for each installation, kept in the data directory only. */
export const demoPassword = (): string => `Al-${randomBytes(9).toString('base64url')}7x`;
