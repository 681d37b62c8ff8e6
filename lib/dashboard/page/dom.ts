/// <reference lib="dom" />

/** An element of the page by its id. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

/** Makes an element with a class, text or children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: (string | Node)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

/** A patch of colour before a label. */
export function key(colour: string, alpha: number = 1): HTMLElement {
  const patch = make("span", "key");
  patch.style.background = `var(--${colour})`;
  patch.style.opacity = String(alpha);
  return patch;
}

/** Writes text where it differs: an unchanged page is not laid out again. */
export function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A colour of the style sheet as the canvas needs it: in the theme of now. */
export function colour(name: string, alpha: number = 1): string {
  const probe = document.body.appendChild(make("i", ""));
  probe.style.color = `color-mix(in srgb, var(--${name}) ${
    alpha * 100
  }%, transparent)`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
