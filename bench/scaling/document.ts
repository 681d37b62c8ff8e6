/** Puts what was measured into a document. */

/**
 * Replaces what stands between the marks of sections: `<!-- begin NAME -->`
 * and `<!-- end NAME -->`, each on a line of its own.
 *
 * @param text The document.
 * @param sections What belongs there, by the sections' names.
 * @returns The document with all of it.
 * @throws {Error} If a section has no marks.
 */
export function replaceSections(
  text: string,
  sections: Readonly<Record<string, string>>,
): string {
  for (const [name, content] of Object.entries(sections)) {
    const begin = `<!-- begin ${name} -->\n`, end = `<!-- end ${name} -->\n`;
    const start = text.indexOf(begin), stop = text.indexOf(end, start);
    if (start < 0 || stop < 0) {
      throw new Error(
        `Cannot write a section as the document must have its marks: ` +
          `current section is ${name}`,
      );
    }
    const head = text.slice(0, start + begin.length);
    text = `${head}\n${content}\n\n${text.slice(stop)}`;
  }
  return text;
}
