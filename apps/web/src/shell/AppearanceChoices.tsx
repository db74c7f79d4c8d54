import { m } from '../paraglide/messages.js';
import { getLocale, setLocale } from '../paraglide/runtime.js';
import { MenuChoice, MenuRule } from '../ui/Menu.tsx';
import { languages } from './languages.ts';
import { setAppearance, useAppearance } from './appearance.ts';

/** Language, theme, contrast and density, in whichever menu holds them. A new language loads the page again. */
export function AppearanceChoices() {
  const { theme, contrast, density } = useAppearance();
  return (
    <>
      <MenuChoice label={m.shell_language()} value={getLocale()} options={languages} onChange={(language) => void setLocale(language)} />
      <MenuRule />
      <MenuChoice
        label={m.shell_theme()}
        value={theme}
        options={[
          { value: 'system', label: m.shell_theme_system() },
          { value: 'light', label: m.shell_theme_light() },
          { value: 'dark', label: m.shell_theme_dark() },
        ]}
        onChange={(next) => setAppearance({ theme: next })}
      />
      <MenuRule />
      <MenuChoice
        label={m.shell_contrast()}
        value={contrast}
        options={[
          { value: 'system', label: m.shell_contrast_system() },
          { value: 'normal', label: m.shell_contrast_normal() },
          { value: 'high', label: m.shell_contrast_high() },
        ]}
        onChange={(next) => setAppearance({ contrast: next })}
      />
      <MenuRule />
      <MenuChoice
        label={m.shell_density()}
        value={density}
        options={[
          { value: 'normal', label: m.shell_density_normal() },
          { value: 'compact', label: m.shell_density_compact() },
        ]}
        onChange={(next) => setAppearance({ density: next })}
      />
    </>
  );
}
