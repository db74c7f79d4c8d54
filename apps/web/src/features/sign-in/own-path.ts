import { OwnPath } from '@totem/domain/sign-in';

/** Where to go on to, if it is one of our own pages; otherwise the start. */
export const ownPathOr = (path: string | undefined, otherwise = '/'): string => {
  const own = OwnPath.safeParse(path);
  return own.success ? own.data : otherwise;
};
