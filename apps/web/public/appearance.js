// Runs before the first paint, so that nobody who chose dark sees a white page: hence a file of its own, outside the modules.
// Names and values are those of src/shell/appearance.ts.
(() => {
  const root = document.documentElement.dataset;
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem('totem.appearance') ?? '{}');
  } catch {
    // Storage that is closed or broken leaves what the system says.
  }
  if (chosen.theme === 'light' || chosen.theme === 'dark') root.theme = chosen.theme;
  if (chosen.density === 'compact') root.density = 'compact';
  if (chosen.contrast === 'high' || (chosen.contrast !== 'normal' && matchMedia('(prefers-contrast: more)').matches))
    root.contrast = 'high';
})();
