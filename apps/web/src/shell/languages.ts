/** Each in its own language: who cannot read the page finds theirs. */
export const languages = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
] as const;
