import { m } from '../../paraglide/messages.js';
import { getLocale, setLocale } from '../../paraglide/runtime.js';
import { languages } from '../../shell/languages.ts';

/** The other language in its own words; the page loads again in it. */
export function LanguageSwitch() {
  return (
    <div role="group" aria-label={m.shell_language()} className="flex">
      {languages.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          lang={value}
          aria-pressed={value === getLocale()}
          onClick={() => void setLocale(value)}
          className="min-h-ctl rounded-2 px-2.5 font-medium text-ink-2 hover:bg-hover hover:text-ink aria-pressed:text-ink aria-pressed:underline aria-pressed:decoration-2 aria-pressed:underline-offset-4"
        >
          {label}
        </button>
      ))}
    </div>
  );
}
