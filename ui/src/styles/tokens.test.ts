import { describe, expect, it } from "vitest";
import source from "./tokens.css?raw";

type Palette = Map<string, string>;

function palette(block: string): Palette {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name, value]) => [name as string, value as string]),
  );
}

const [light, darkOnly] = source.split(':root[data-theme="dark"]') as [string, string];
const themes: Record<string, Palette> = {
  light: palette(light),
  dark: new Map([...palette(light), ...palette(darkOnly)]),
};

// WCAG 2.2, relative luminance and contrast ratio.
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

/** The colour of `amount` of one over another, as color-mix in srgb gives it. */
function mix(over: string, under: string, amount: number): string {
  const part = (at: number) =>
    Math.round(
      Number.parseInt(over.slice(at, at + 2), 16) * amount +
        Number.parseInt(under.slice(at, at + 2), 16) * (1 - amount),
    );
  return `#${[1, 3, 5].map((at) => part(at).toString(16).padStart(2, "0")).join("")}`;
}

const SURFACES = ["canvas", "surface", "raised", "sunken", "hover", "selected"];
const MODULES = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"];
const TINT: Record<string, number> = { light: 0.11, dark: 0.17 };

describe.each(Object.keys(themes))("the %s theme", (theme) => {
  const colours = themes[theme] as Palette;
  const of = (name: string) => colours.get(name) ?? expect.fail(`${name} is no colour of the ${theme} theme`);

  it.each(["text", "text-2", "text-3", "accent-text", "bad"])("lets %s be read on every surface", (text) => {
    for (const surface of SURFACES) {
      expect(contrast(of(text), of(surface)), `${text} on ${surface} (WCAG AA)`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(["good", "warn", "bad", "info", "quiet"])("lets the state %s be read on its own ground", (state) => {
    expect(contrast(of(state), of(`${state}-soft`)), `${state} on ${state}-soft (WCAG AA)`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("text"), of(`${state}-soft`)), `text on ${state}-soft (WCAG AA)`).toBeGreaterThanOrEqual(4.5);
  });

  it("lets the words on buttons be read", () => {
    for (const ground of ["accent", "accent-hover", "accent-press"]) {
      expect(contrast(of("text-on-accent"), of(ground)), `on ${ground} (WCAG AA)`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(of("surface"), of("bad")), "on the button that destroys (WCAG AA)").toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("text"), of("selected-strong")), "the place in the side bar (WCAG AA)").toBeGreaterThanOrEqual(
      4.5,
    );
  });

  it.each(MODULES)("lets the module colour %s be seen, and be read on its tint", (module) => {
    const tint = mix(of(module), of("surface"), TINT[theme] as number);
    expect(contrast(of(module), of("surface")), `${module} on a surface (WCAG AA)`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of(module), tint), `${module} on its tint (WCAG AA)`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("text"), tint), `text on the tint of ${module} (WCAG AA)`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["focus", "line-control"])("lets %s be seen around what it belongs to", (line) => {
    for (const surface of ["canvas", "surface", "raised"]) {
      expect(contrast(of(line), of(surface)), `${line} on ${surface} (WCAG 1.4.11)`).toBeGreaterThanOrEqual(3);
    }
  });
});
