export const CONFIG = Symbol('gateway:config');
