import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { MenuChoice, MenuRule } from '../ui/Menu.tsx';
import { setAppearance, useAppearance } from './appearance.ts';
import { appearanceChoices } from './appearance-choices.ts';
import { chooseLanguage } from './choose-language.ts';
import { languages } from './languages.ts';

/** Language, theme, contrast and density, in whichever menu holds them. A new language loads the page again. */
export function AppearanceChoices() {
  const { theme, contrast, density } = useAppearance();
  const { themes, contrasts, densities } = appearanceChoices();
  return (
    <>
      <MenuChoice
        label={m.shell_language()}
        value={getLocale()}
        options={languages}
        onChange={(language) => void chooseLanguage(language)}
      />
      <MenuRule />
      <MenuChoice label={m.shell_theme()} value={theme} options={themes} onChange={(next) => setAppearance({ theme: next })} />
      <MenuRule />
      <MenuChoice label={m.shell_contrast()} value={contrast} options={contrasts} onChange={(next) => setAppearance({ contrast: next })} />
      <MenuRule />
      <MenuChoice label={m.shell_density()} value={density} options={densities} onChange={(next) => setAppearance({ density: next })} />
    </>
  );
}
