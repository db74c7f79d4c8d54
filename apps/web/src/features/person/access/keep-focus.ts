/** How many frames a popup may take to close and to give the focus back. */
const mostFrames = 40;

/**
 * Altering a line may draw its row anew, with another control in the place of the one that had the focus: where the focus
 * is lost by that, the first control at the same place takes it, or the page where nothing is left there.
 */
export function keepFocusAt(place: string, frames = mostFrames): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return frames > 0 ? keepFocusAt(place, frames - 1) : undefined;
    const row = document.querySelector(`[data-place="${CSS.escape(place)}"]`);
    const control = row?.querySelector<HTMLElement>('[role="combobox"], [role="checkbox"], button');
    (control ?? document.getElementById('content'))?.focus();
  });
}
