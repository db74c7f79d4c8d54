import { getLocale, setLocale } from '../paraglide/runtime.js';
import { type Appearance, setAppearance, useAppearance } from '../shell/appearance.ts';
import { languages } from '../shell/languages.ts';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { inWords } from './in-words.ts';
import { parts } from './parts.tsx';

/** Every part with its states under its name; how it is read and looks is chosen at the top. */
export function PartsPage() {
  return (
    <main className="min-h-dvh bg-surface pb-20">
      <Page title={inWords('Parts of the console', 'Éléments de la console')} action={<Looks />}>
        {parts.map(({ file, states }) => (
          <Section key={file} title={file}>
            <ul className="flex flex-wrap items-start gap-x-7 gap-y-5 py-4">
              {states.map(({ name, Shown, wide }) => (
                <li key={name} data-state={`${file}: ${name}`} className={`grid min-w-0 gap-2 ${wide ? 'w-full' : ''}`}>
                  <p className="text-12 text-ink-2">{name}</p>
                  <div className="min-w-0">
                    <Shown />
                  </div>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </Page>
      <Toasts />
    </main>
  );
}

function Looks() {
  const { theme, contrast, density } = useAppearance();
  const choice = <Key extends keyof Appearance>(key: Key, label: string, values: readonly Appearance[Key][]) => ({
    label,
    options: values.map((value) => ({ value, label: value })),
    onChange: (value: Appearance[Key]) => setAppearance({ [key]: value }),
  });
  return (
    <>
      <Select label={inWords('Language', 'Langue')} options={languages} value={getLocale()} onChange={(locale) => void setLocale(locale)} />
      <Select {...choice('theme', inWords('Theme', 'Thème'), ['system', 'light', 'dark'])} value={theme} />
      <Select {...choice('contrast', inWords('Contrast', 'Contraste'), ['system', 'normal', 'high'])} value={contrast} />
      <Select {...choice('density', inWords('Density', 'Densité'), ['normal', 'compact'])} value={density} />
    </>
  );
}
