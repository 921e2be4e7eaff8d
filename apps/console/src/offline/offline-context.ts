import { createContext } from 'react';

/** Whether the pages were opened without a sign-in, for who worked here last. */
export const OfflineContext = createContext(false);
