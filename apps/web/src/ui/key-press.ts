/** What of a keyboard event tells which key it is. */
type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/**
 * A press as shortcuts name it: `mod+k` with the key that commands (⌘ on a Mac, Ctrl elsewhere), `Shift+x` for a capital,
 * else what the key writes (`?`), so that it is the same on every layout. Null for what no shortcut is made of.
 */
export function pressOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed, isMac: boolean): string | null {
  const [mod, other] = isMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (altKey || other || ['Shift', 'Control', 'Meta', 'Alt', 'AltGraph', 'Dead'].includes(key)) return null;
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  const name = isLetter ? key.toLowerCase() : key;
  return `${mod ? 'mod+' : ''}${isLetter && shiftKey ? 'Shift+' : ''}${name}`;
}

/** Milliseconds in which the second key of two follows the first. */
export const togetherWithinMs = 1500;

/**
 * What is pressed so far, with what was pressed before if the two begin a shortcut together; the press alone otherwise.
 *
 * @param before null: nothing, or too long ago.
 * @param all the keys of every shortcut, its steps with a space between.
 */
export function pressedSoFar(before: string | null, press: string, all: readonly string[]): string {
  const both = before === null ? press : `${before} ${press}`;
  return all.some((keys) => keys === both || keys.startsWith(`${both} `)) ? both : press;
}

/** Whether somebody without a modifier could press it by speaking or by mistake; such shortcuts can be switched off. */
export const isSingleKey = (keys: string): boolean => keys.split(' ').every((press) => /^(?:Shift\+)?.$/u.test(press));
