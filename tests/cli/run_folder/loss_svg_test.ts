import { assert, assertEquals } from "@std/assert";
import { lossSvg } from "../../../lib/cli/run_folder/loss_svg.ts";

/** The names of all elements; throws unless each that opens is closed. */
function elementsOf(xml: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  const rest = xml.replaceAll(
    /<(\/?)([a-z]+)((?: [a-z-]+[0-9]?="[^"<>]*")*)(\/?)>/gi,
    (_, closes, name, __, isEmpty) => {
      if (closes) assertEquals(open.pop(), name);
      else names.push(name);
      if (!closes && !isEmpty) open.push(name);
      return "";
    },
  );
  assertEquals([open, /[<>]/.test(rest)], [[], false]);
  assertEquals(rest.replaceAll(/&(amp|lt|gt|quot);/g, "").includes("&"), false);
  return names;
}

const points = (pattern: RegExp, svg: string) =>
  pattern.exec(svg)![1]!.split(" ").map((pair) => pair.split(",").map(Number));

const curve = /<polyline class="train" points="([^"]{30,})"/;

Deno.test("lossSvg() draws both losses, and names its axes", () => {
  const train = [1, 2, 3, 4].map((x) => ({ x, y: 4 - x / 2 }));
  const svg = lossSvg({ title: 'a < b & "c"', train, validation: [train[3]!] });
  const names = elementsOf(svg);
  assertEquals(names.filter((name) => name === "svg").length, 1);
  assert(svg.includes(">step</text>"));
  assert(svg.includes(">loss (nats a token)</text>"));
  assert(svg.includes("prefers-color-scheme:dark"));
  // a straight line stays one: equal steps to the right, and down
  const places = points(curve, svg);
  const [dx, dy] = [
    places[1]![0]! - places[0]![0]!,
    places[1]![1]! - places[0]![1]!,
  ];
  assert(dx > 0 && dy > 0);
  for (let i = 1; i < places.length; i++) {
    // places are rounded to a hundredth
    assert(Math.abs(places[i]![0]! - places[i - 1]![0]! - dx) < 0.03);
    assert(Math.abs(places[i]![1]! - places[i - 1]![1]! - dy) < 0.03);
  }
});

Deno.test("lossSvg() draws what there is", () => {
  const one = [{ x: 1, y: 3.5 }];
  const flat = [1, 2, 3].map((x) => ({ x, y: 2 }));
  for (
    const [train, validation] of [[[], []], [one, []], [flat, one]] as const
  ) {
    const svg = lossSvg({ title: "", train, validation });
    elementsOf(svg);
    assertEquals(/NaN|Infinity/.test(svg), false);
  }
});
