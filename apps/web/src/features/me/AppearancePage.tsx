import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { setAppearance, useAppearance } from '../../shell/appearance.ts';
import { appearanceChoices } from '../../shell/appearance-choices.ts';
import { chooseLanguage } from '../../shell/choose-language.ts';
import { languages } from '../../shell/languages.ts';
import { Choice } from '../../ui/Choice.tsx';
import { MeFrame } from './MeFrame.tsx';

/** In which language the console speaks, and how it looks on this device; a change holds at once. */
export function AppearancePage() {
  const { theme, contrast, density } = useAppearance();
  const { themes, contrasts, densities } = appearanceChoices();
  return (
    <MeFrame title={m.me_appearance()} facts={m.me_device()}>
      <div className="grid gap-6 pt-2">
        <Choice
          label={m.shell_language()}
          hint={m.me_language_mails()}
          value={getLocale()}
          options={languages}
          onChange={(language) => void chooseLanguage(language)}
        />
        <Choice label={m.shell_theme()} value={theme} options={themes} onChange={(next) => setAppearance({ theme: next })} />
        <Choice label={m.shell_contrast()} value={contrast} options={contrasts} onChange={(next) => setAppearance({ contrast: next })} />
        <Choice label={m.shell_density()} value={density} options={densities} onChange={(next) => setAppearance({ density: next })} />
      </div>
    </MeFrame>
  );
}
