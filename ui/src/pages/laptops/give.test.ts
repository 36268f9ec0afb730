import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { faults } from "@/components/tests/axe";
import { button, field } from "@/test/find";
import { longWork } from "@/test/work";
import GiveDialog from "./GiveDialog.svelte";

it("a copy for another laptop tells how far it is, and whoever stops it goes on where they were", async () => {
  const { asked, goesOn } = longWork("laptops_give_copy");
  const closed = vi.fn<() => void>();
  render(GiveDialog, { onclose: closed });
  await userEvent.type(field("Название"), "Выездной");
  await userEvent.click(button("Сохранить…"));
  expect(screen.queryByRole("progressbar"), "while the place is chosen nothing is copied").toBeNull();
  const bar = await goesOn("copy", 90, 200);
  expect(bar.getAttribute("aria-valuenow"), "how far").toBe("90");
  expect(bar.parentElement?.textContent, "of what").toContain("Копируется файл: 90 из 200 МБ");
  expect(await faults(screen.getByRole("dialog"))).toEqual([]);
  await userEvent.click(button("Закрыть"));
  await waitFor(() => expect(screen.queryByRole("progressbar"), "the cross stops the work first").toBeNull());
  expect(closed, "the dialog stays").not.toHaveBeenCalled();
  expect(asked.map(({ command }) => command)).toEqual(["laptops_give_copy", "jobs_cancel"]);
  expect(field("Название").value, "the name is still there").toBe("Выездной");
  expect(screen.queryByRole("alert"), "who stopped it knows that").toBeNull();
});
