/** A design token's value for drawing on a 2D canvas: `heat-3` → `#fe9929`. */
export type Palette = (token: string) => string;

const palettes = new Map<string, Palette>();

/**
 * The tokens' values under the theme that is in force. Each is read once a theme: asking the browser for each of
 * five thousand boxes would cost more than drawing them.
 */
export function paletteOf(theme: string): Palette {
  const known = palettes.get(theme);
  if (known) return known;
  const values = new Map<string, string>();
  const palette: Palette = (token) => {
    const value =
      values.get(token) ?? getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();
    values.set(token, value);
    return value;
  };
  palettes.set(theme, palette);
  return palette;
}
