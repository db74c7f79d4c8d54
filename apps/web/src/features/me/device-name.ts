/** First what calls itself by several names: Edge says Chrome and Safari too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg/, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** "Firefox, Windows", as far as a browser's own words tell; null when they tell nothing. */
export function deviceName(userAgent: string | null): string | null {
  const named = (names: typeof browsers) => names.find(([words]) => userAgent !== null && words.test(userAgent))?.[1] ?? [];
  return [named(browsers), named(systems)].flat().join(', ') || null;
}
