/** Reads the parts of a snapshot by their names. */
export interface Parts {
  /** @throws with a sentence for the reader when the part is not there or cannot be read. */
  readonly read: <Part>(name: string) => Promise<Part>;
}

declare global {
  interface Window {
    /** What the files of a site's parts call with their name and text. */
    cxaPart?: (name: string, text: string) => void;
  }
}

/** Parts lie in the page, or, in a site, in files beside it, which are scripts because a page from a disk may read no other. */
export function openParts(): Parts {
  const known = new Map<string, Promise<unknown>>();
  const inPage = takeFromPage();
  const load = async (name: string): Promise<unknown> => unpack(inPage.get(name) ?? (await fromFile(name)));
  return {
    read: <Part>(name: string) => {
      const part = known.get(name) ?? load(name);
      known.set(name, part);
      part.catch(() => known.delete(name));
      return part as Promise<Part>;
    },
  };
}

/** Taken out of the document, which is the viewer's from here on. */
function takeFromPage(): ReadonlyMap<string, string> {
  const elements = [...document.querySelectorAll<HTMLScriptElement>('script[data-part]')];
  for (const element of elements) element.remove();
  return new Map(elements.map(({ dataset, textContent }) => [dataset.part ?? '', textContent ?? '']));
}

function fromFile(name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const waiting = window.cxaPart;
    window.cxaPart = (given, text) => (given === name ? resolve(text) : waiting?.(given, text));
    const script = document.createElement('script');
    script.src = `data/${name}.js`;
    script.addEventListener('load', () => script.remove());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`The file data/${name}.js is not beside this page. Copy the whole folder that cxa site has written.`));
    });
    document.head.append(script);
  });
}

/** Base64 of zlib's format, which every browser can read by itself. */
async function unpack(text: string): Promise<unknown> {
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}
