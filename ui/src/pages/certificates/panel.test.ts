import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { SvelteMap } from "svelte/reactivity";
import type { CertificateLine } from "@/api";
import { faults } from "@/components/tests/axe";
import { certificateLine } from "@/test/certificates";
import { button, field, fields } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import LinePanel from "./LinePanel.svelte";

const LINE = certificateLine({
  forms: [
    { case: "dative", printed: "Шевчук Саше", source: "corrected", doubt: null },
    { case: "genitive", printed: "Шевчук Саша", source: "doubtful", doubt: "sex" },
  ],
  organisation: "Родник",
});

function opened(line: CertificateLine) {
  const left = vi.fn<() => void>();
  const replaced = vi.fn<(line: CertificateLine) => void>();
  const { asked } = fakeProgramme({
    certificates_correct_name: () => ({ value: null, changed: ["people"], undo: { undo: null, redo: null } }),
  });
  const { container } = render(LinePanel, {
    line,
    occasion: { of: "event", id: "e" },
    exceptions: new SvelteMap<string, string>(),
    onleave: left,
    onreplace: replaced,
  });
  return { asked, left, replaced, container };
}

describe("a line of the list before printing", () => {
  it("shows its name in each case of the template, and corrects each for itself", async () => {
    const { asked, left, container } = opened(LINE);
    expect(field("Как напечатать. Дательный: кому").value).toBe("Шевчук Саше");
    expect(
      screen.getByText(/Родительный: кого –\s+Под сомнением: пол неизвестен/),
      "which of them is doubtful",
    ).toBeTruthy();
    const genitive = field("Как напечатать. Родительный: кого");
    await userEvent.clear(genitive);
    await userEvent.type(genitive, "Шевчук Саши{Enter}");
    expect(
      asked.map(({ request }) => request),
      "that case alone",
    ).toEqual([{ personId: "p", case: "genitive", name: "Шевчук Саши" }]);
    await vi.waitFor(() => expect(left, "and the keyboard goes back to the list").toHaveBeenCalled());
    expect(await faults(container)).toEqual([]);
  });

  it("goes on from one case to the next, with its name chosen", async () => {
    const { left } = opened(LINE);
    await userEvent.type(field("Как напечатать. Дательный: кому"), "{Enter}");
    const genitive = field("Как напечатать. Родительный: кого");
    await vi.waitFor(() => expect(document.activeElement).toBe(genitive));
    expect(genitive.value.slice(genitive.selectionStart ?? 0, genitive.selectionEnd ?? 0)).toBe("Шевчук Саша");
    expect(left, "the list comes last").not.toHaveBeenCalled();
  });

  it("says how it was printed before, and offers a replacement that leaves that as it is", async () => {
    const before = { holder: "Шевчук Александра", part: "speaker", award: null } as const;
    const line = { ...LINE, standing: "printed", number: "СК-1", before } as const;
    const { replaced } = opened(line);
    expect(screen.getByText(/Раньше напечатан как: Шевчук Александра, спикер\./)).toBeTruthy();
    await userEvent.click(button("Заменить…"));
    expect(replaced).toHaveBeenCalledWith(line);
  });

  it("asks for no case where names stand as they are", () => {
    opened({ ...LINE, forms: [{ case: "nominative", printed: "Шевчук Саша", source: "nominative", doubt: null }] });
    expect(fields(/^Как напечатать/)).toEqual([]);
  });
});
