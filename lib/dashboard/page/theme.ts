/// <reference lib="dom" />
import { byId, write } from "./dom.ts";

const themes = ["auto", "light", "dark"] as const;
type Theme = typeof themes[number];

const place = "fluxion-theme";

/** Lets the button choose the theme; what was chosen last holds. */
export function startTheme(onChange: () => void): void {
  let theme = stored();
  const button = byId("theme");
  const apply = () => {
    document.documentElement.dataset.theme = theme;
    write(button, theme);
    button.setAttribute("aria-label", `theme: ${theme}; press for the next`);
    onChange();
  };
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length]!;
    try {
      localStorage.setItem(place, theme);
    } catch {
      // where nothing may be stored, the choice holds for this page
    }
    apply();
  });
  matchMedia("(prefers-color-scheme: dark)")
    .addEventListener("change", onChange);
  apply();
}

function stored(): Theme {
  try {
    const value = localStorage.getItem(place);
    return themes.find((theme) => theme === value) ?? "auto";
  } catch {
    return "auto";
  }
}
