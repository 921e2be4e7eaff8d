/**
 * Whether an address is for people who do not sign in: the public pages, and what they call. Who asks there may be a
 * whistle-blower: his network address, browser and tokens are neither written down nor passed on.
 */
export const isForEverybody = (path: string): boolean => /^\/(api\/[a-z]+\/v1\/public|p)([/?]|$)/.test(path);

/** An address without the secret that some are made of: a calendar program has nothing else to show. Logs and spans keep it so. */
export const withoutSecret = (address: string): string => address.replace(/(\/public\/\d{6}\/calendars\/)[^/?#]+/, '$1*');
