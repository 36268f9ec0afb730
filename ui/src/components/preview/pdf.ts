// The one place that knows pdf.js. It is loaded when the first document is shown; its worker is a file of ours. The legacy
// build runs in every web view that Sokrat meets. Our documents bring their fonts, so no maps and no standard fonts ship.
// Pinned below 5.4.624: from there on it counts the pages of all open documents together, so that the second one to be
// opened takes the pages of the first away.
import type { PDFDocumentProxy, PDFPageProxy, PDFWorker } from "pdfjs-dist";

type Library = typeof import("pdfjs-dist");
/** What is read of a page. That a mark has a tag is missing in the types of pdf.js. */
type Item = Awaited<ReturnType<PDFPageProxy["getTextContent"]>>["items"][number] & { readonly tag?: string | null };

interface Loaded {
  readonly pdf: Library;
  /**
   * One for all documents, and none's own: a document that has it for its own ends it when it is closed, and while that
   * lasts no other can be opened.
   */
  readonly worker: PDFWorker;
}

let library: Promise<Loaded> | undefined;

function load(): Promise<Loaded> {
  library ??= (async () => {
    const [pdf, { default: PdfWorker }] = await Promise.all([
      import("pdfjs-dist/legacy/build/pdf.mjs") as Promise<Library>,
      import("pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker"),
    ]);
    return { pdf, worker: pdf.PDFWorker.create({ port: new PdfWorker() }) };
  })();
  return library;
}

/** Width and height of a page in points (1/72 inch). */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A page being drawn. */
export interface Drawing {
  /** Settles when the picture stands there; also when it was stopped. The words follow. */
  readonly painted: Promise<void>;
  /** Settles when everything stands there; also when it was stopped. */
  readonly done: Promise<void>;
  /** Stops it. */
  stop: () => void;
}

/** The words of a page, as they are read. */
export interface PageText {
  /** All of them. */
  readonly all: string;
  /**
   * Those that go on from page to page: without running lines, page numbers and the repeated header of a table, which the
   * document marks as artifacts. Empty where it marks nothing: its pages are cards, each for itself.
   */
  readonly running: string;
}

/** A PDF that was opened. */
export interface Pdf {
  /** How many pages it has. */
  readonly pages: number;
  /** The size of a page, counted from 1. */
  size: (page: number) => Promise<PageSize>;
  /** Draws a page into a canvas, so many CSS pixels a point, and lays its words over it. */
  draw: (page: number, scale: number, canvas: HTMLCanvasElement, words?: HTMLElement) => Drawing;
  text: (page: number) => Promise<PageText>;
  /** Gives its memory back. */
  close: () => void;
}

/** No canvas gets more pixels: web views draw nothing beyond. */
const MOST_PIXELS = 16_000_000;

/** Opens a PDF. The bytes are taken over: the caller's buffer is empty afterwards. */
export async function openPdf(bytes: ArrayBuffer): Promise<Pdf> {
  const { pdf, worker } = await load();
  const task = pdf.getDocument({
    data: new Uint8Array(bytes),
    worker,
    // The content security policy allows no code made at run time.
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    enableXfa: false,
  });
  const document = await task.promise;
  return wrap(pdf, document, () => void task.destroy());
}

function wrap(pdf: Library, file: PDFDocumentProxy, close: () => void): Pdf {
  return {
    pages: file.numPages,
    async size(number) {
      const { width, height } = (await file.getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    },
    draw(number, scale, canvas, words) {
      let stopped = false;
      let stop: (() => void) | undefined;
      const unlessStopped = (thrown: unknown) => {
        if (!stopped) throw thrown;
      };
      const picture = (async () => {
        const page = await file.getPage(number);
        if (stopped) return page;
        const task = paint(page, scale, canvas);
        stop = () => task.cancel();
        await task.promise;
        return page;
      })();
      const painted = picture.then(() => undefined, unlessStopped);
      const done = (async () => {
        const page = await picture;
        if (stopped || !words) return;
        const layer = new pdf.TextLayer({
          textContentSource: page.streamTextContent(),
          container: words,
          viewport: page.getViewport({ scale }),
        });
        stop = () => layer.cancel();
        words.replaceChildren();
        await layer.render();
      })().catch(unlessStopped);
      return {
        painted,
        done,
        stop() {
          stopped = true;
          stop?.();
        },
      };
    },
    async text(number) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      return textOf(items);
    },
    close,
  };
}

/** The words of a page, from what pdf.js reads of it with its marks. */
export function textOf(items: readonly Item[]): PageText {
  let [all, running] = ["", ""];
  const open: string[] = [];
  for (const item of items) {
    if ("str" in item) {
      const words = item.str + (item.hasEOL ? "\n" : "");
      all += words;
      if (open.length > 0 && !open.includes("Artifact")) running += words;
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else {
      open.push(item.tag ?? "");
    }
  }
  return { all, running };
}

function paint(page: PDFPageProxy, scale: number, canvas: HTMLCanvasElement) {
  const { width, height } = page.getViewport({ scale });
  const fine = Math.min(globalThis.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (width * height)));
  const viewport = page.getViewport({ scale: scale * fine });
  // Drawn beside, then put in place: what stands there stays until the next picture is whole.
  const beside = document.createElement("canvas");
  beside.width = Math.floor(viewport.width);
  beside.height = Math.floor(viewport.height);
  const task = page.render({ canvas: beside, viewport, background: "#ffffff" });
  const promise = task.promise.then(() => {
    canvas.width = beside.width;
    canvas.height = beside.height;
    canvas.getContext("2d")?.drawImage(beside, 0, 0);
    beside.width = 0;
  });
  return { promise, cancel: () => task.cancel() };
}
