import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Produced } from "@/api";
import { fakeProgramme } from "@/test/transport";
import { preview, zoomed } from "../preview/preview.svelte";
import PreviewDialog from "../preview/PreviewDialog.svelte";
import { faults } from "./axe";

// A document of three pages; drawing it is the matter of the real window's tests.
vi.mock("../preview/pdf", () => ({
  openPdf: async () => ({
    pages: 3,
    size: async () => ({ width: 842, height: 595 }),
    draw: (_page: number, _scale: number, _canvas: HTMLCanvasElement, words?: HTMLElement) => {
      words?.replaceChildren("Ведяева Фёкла");
      return { painted: Promise.resolve(), done: Promise.resolve(), stop: () => undefined };
    },
    text: async (page: number) => ({ all: page === 2 ? "Ведяева\nФёкла" : "Другой человек", running: "" }),
    close: () => undefined,
  }),
}));

const document: Produced = {
  key: 4,
  name: "Сертификаты.pdf",
  folder: "~/Программа — документы",
  pages: 3,
  bytes: 9,
  warnings: ["Страница 2: текст не поместился"],
};

async function shown() {
  const programme = fakeProgramme({
    documents_bytes: () => new ArrayBuffer(9),
    documents_printers: () => ({
      printers: [
        { name: "Зал", standard: false },
        { name: "Приёмная", standard: true },
      ],
      chosen: "Приёмная",
      wishes: true,
    }),
    documents_print: (request) => ({ printer: (request as { printer: string }).printer, sent: 7 }),
    documents_cancel_print: () => null,
    documents_save_as: () => null,
    app_show: () => null,
  });
  const rendered = render(PreviewDialog);
  preview.show(document);
  await screen.findByRole("group", { name: "Страница 1 из 3" });
  return { ...programme, ...rendered };
}

describe("a document in the window", () => {
  it("is asked for by its key, and says what to look at", async () => {
    const { asked } = await shown();
    expect(asked[0], "bytes come by the key, never by a path").toEqual({ command: "documents_bytes", request: 4 });
    expect(screen.getByText("Страница 2: текст не поместился"), "warnings stand above it").toBeTruthy();
    expect(screen.getAllByText("Ведяева Фёкла").length, "its words can be read").toBeGreaterThan(0);
    preview.close();
  });

  it("is searched for words, whatever their case and ё", async () => {
    await shown();
    await userEvent.type(screen.getByRole("searchbox", { name: "Найти в документе" }), "ведяева фекла{Enter}");
    expect(await screen.findByText("на 1 странице"), "found over a line's end").toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("Страница").value, "and gone to").toBe("2");
    preview.close();
  });

  it("is printed where and as it was asked", async () => {
    const { asked } = await shown();
    await userEvent.click(screen.getByRole("button", { name: "Печать…" }));
    const printer = await screen.findByLabelText<HTMLSelectElement>("Принтер");
    expect(printer.value, "the one used last").toBe("Приёмная");
    await userEvent.selectOptions(printer, "Зал");
    await userEvent.clear(screen.getByLabelText("Копий"));
    await userEvent.type(screen.getByLabelText("Копий"), "3");
    await userEvent.click(screen.getByRole("button", { name: "Печатать" }));
    expect(asked.at(-1), "with every wish").toEqual({
      command: "documents_print",
      request: { key: 4, printer: "Зал", copies: 3, first: null, last: null, actualSize: true },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Отозвать" }));
    expect(asked.at(-1), "and taken back, by the key of what was sent").toEqual({
      command: "documents_cancel_print",
      request: 7,
    });
    expect(await screen.findByText("Печать отменена: Сертификаты.pdf"), "which is said").toBeTruthy();
    preview.close();
  });

  it("has no fault that axe knows", async () => {
    const { container } = await shown();
    expect(await faults(container), "names, roles and states are in order").toEqual([]);
    preview.close();
  });
});

describe("zooming", () => {
  it("goes by steps and stops at both ends", () => {
    expect(zoomed(0.81, 1), "from between two steps to the next").toBe(1);
    expect(zoomed(1, -1), "one step out").toBe(0.75);
    expect([zoomed(4, 1), zoomed(0.5, -1)], "nothing lies beyond").toEqual([4, 0.5]);
  });
});
