// Small pictures of templates, as the engine draws them. Each is drawn once a session for what it shows, one after another,
// so that a page with many of them answers at once.
import { call, changes, type Template } from "@/api";
import { openPdf } from "@/components/preview/pdf";
import { language } from "@/i18n/index.svelte";

/** The box that a picture fits, in pixels: twice what is shown, so that small letters are smooth; more would make them rough. */
const BOX = { width: 610, height: 304 };
/** So many are kept; the first to come is the first to go. */
const MOST = 100;

const drawn = new Map<string, HTMLCanvasElement>();
let queue: Promise<unknown> = Promise.resolve();

/** The picture of a template; drawn when those that were asked for before are there. None where the caller has gone. */
export function thumbnail(read: () => Promise<Template>, gone: () => boolean): Promise<HTMLCanvasElement | undefined> {
  const picture = queue.then(() => (gone() ? undefined : draw(read)));
  queue = picture.catch(() => undefined);
  return picture;
}

async function draw(read: () => Promise<Template>): Promise<HTMLCanvasElement> {
  const template = await read();
  // Signatures, seal and logo come from the programme.
  const name = `${language()} ${changes.version(["programme"])} ${JSON.stringify(template)}`;
  const known = drawn.get(name);
  if (known) return known;
  const pdf = await openPdf(await call("templates.draw", { template, sample: "longest" }));
  try {
    const { width, height } = await pdf.size(1);
    const canvas = document.createElement("canvas");
    await pdf.draw(1, Math.min(BOX.width / width, BOX.height / height), canvas).done;
    const [oldest] = drawn.keys();
    if (drawn.size >= MOST && oldest !== undefined) drawn.delete(oldest);
    drawn.set(name, canvas);
    return canvas;
  } finally {
    pdf.close();
  }
}
