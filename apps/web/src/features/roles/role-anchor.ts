/** Where the page of roles shows one of them, as the end of an address. */
export const roleAnchor = (key: string): string => `role-${key.replace('/', '-')}`;
