import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { CertificatePlan } from "@/api";
import { certificateLine } from "@/test/certificates";
import { field } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import CertificatesDialog from "./CertificatesDialog.svelte";

/** A list of so many who get a certificate. */
const plan = (people: number): CertificatePlan => ({
  occasion: { of: "event", id: "e" },
  title: "Семинар",
  cases: [],
  leastHours: null,
  present: people,
  new: people,
  printed: 0,
  leftOut: 0,
  doubtful: 0,
  doubled: 0,
  nameless: 0,
  longestName: "",
  lines: Array.from({ length: people }, (_, place) => certificateLine({ personId: String(place) })),
});

describe("the list before printing", () => {
  it("is that of the template that was chosen last, whichever is answered last", async () => {
    const answers = new Map<string, () => void>();
    const template = (key: string, title: string) => ({ key, id: null, title, kind: "certificate" });
    fakeProgramme({
      certificates_template: () => "a",
      templates_list: () => [template("a", "Первый"), template("b", "Второй")],
      certificates_plan: (request) =>
        new Promise((done) => {
          const key = (request as { template: string }).template;
          answers.set(key, () => done(plan(key === "a" ? 2 : 1)));
        }),
    });
    render(CertificatesDialog, { occasion: { of: "event", id: "e" }, onclose: () => undefined });
    await vi.waitFor(() => expect([...answers.keys()]).toEqual(["a"]));
    const choice = () => field<HTMLSelectElement>("Шаблон");
    await vi.waitFor(() => expect(choice().options.length).toBe(2));
    await userEvent.selectOptions(choice(), "Второй");
    await vi.waitFor(() => expect([...answers.keys()]).toEqual(["a", "b"]));
    answers.get("b")?.();
    expect(await screen.findByText("Напечатаем: 1")).toBeTruthy();
    answers.get("a")?.();
    await new Promise((rest) => setTimeout(rest, 0));
    expect(screen.queryByText("Напечатаем: 1"), "the other one is nobody's any more").not.toBeNull();
  });
});
