import { m } from '../paraglide/messages.js';

/** What each part of the console's looks can be, in words. */
export const appearanceChoices = () =>
  ({
    themes: [
      { value: 'system', label: m.shell_theme_system() },
      { value: 'light', label: m.shell_theme_light() },
      { value: 'dark', label: m.shell_theme_dark() },
    ],
    contrasts: [
      { value: 'system', label: m.shell_contrast_system() },
      { value: 'normal', label: m.shell_contrast_normal() },
      { value: 'high', label: m.shell_contrast_high() },
    ],
    densities: [
      { value: 'normal', label: m.shell_density_normal() },
      { value: 'compact', label: m.shell_density_compact() },
    ],
  }) as const;
