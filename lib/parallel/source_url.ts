const urls = new Map<string, string>();

/**
 * A source as a module, made once for the whole process: a worker of a file
 * needs the permission to read it, and the text of a `data:` URL is kept for
 * ever by each worker that was made of it.
 *
 * @param source JavaScript.
 * @returns What to make a worker of.
 */
export function sourceUrl(source: string): string {
  const known = urls.get(source);
  if (known !== undefined) return known;
  const url = URL.createObjectURL(
    new Blob([source], { type: "text/javascript" }),
  );
  urls.set(source, url);
  return url;
}
