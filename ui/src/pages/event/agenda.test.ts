import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { changes, type AgendaFields, type AgendaItem, type Event } from "@/api";
import { faults } from "@/components/tests/axe";
import { toasts } from "@/components";
import { button } from "@/test/find";
import { fakeProgramme } from "@/test/transport";
import Agenda from "./Agenda.svelte";
import { asked, byDay, daysOf, following, next, typed, type Line } from "./agenda";

const fields = (begins: string, ends: string | null, title: string): AgendaFields => ({
  begins: `${begins}:00`,
  ends: ends && `${ends}:00`,
  title,
  speaker: "",
  room: "",
});

const item = (id: string, line: AgendaFields, outside = false): AgendaItem => ({
  id,
  day: (line.begins ?? "").slice(0, 10),
  outside,
  fields: line,
});

const event = (starts: string, ends: string) =>
  ({ id: "e", fields: { starts: `${starts}:00`, ends: `${ends}:00` } }) as Event;

const oneDay = event("2019-04-29T10:00", "2019-04-29T17:00");
const twoDays = event("2019-04-29T10:00", "2019-04-30T17:00");

describe("a line of an agenda", () => {
  it("is typed as a day and two times, and comes back as the same", () => {
    const line = fields("2019-04-29T10:00", "2019-04-29T10:30", "Открытие");
    expect(asked(typed(line)), "nothing is lost on the way").toEqual(line);
    const open = fields("2019-04-29T10:00", null, "Обед");
    expect(asked(typed(open)), "nor is an end made up").toEqual(open);
  });

  it.each([
    ["10:00", "11:00", "2019-04-29T11:00:00"],
    // A slip stays one, to be told at the field.
    ["10:00", "09:00", "2019-04-29T09:00:00"],
    ["22:00", "00:00", "2019-04-30T00:00:00"],
    ["23:00", "01:30", "2019-04-30T01:30:00"],
  ])("from %s to %s ends at %s", (begins, ends, expected) => {
    const line: Line = { day: "2019-04-29", begins, ends, title: "", speaker: "", room: "" };
    expect(asked(line).ends).toBe(expected);
  });

  it("begins when the one before it ends, on a day of the event", () => {
    const days = daysOf(twoDays.fields);
    expect(days, "both days").toEqual(["2019-04-29", "2019-04-30"]);
    expect(following(fields("2019-04-29T10:00", "2019-04-29T10:30", ""), days)).toMatchObject({ begins: "10:30" });
    expect(following(fields("2019-04-29T23:00", "2019-04-30T00:00", ""), days)).toMatchObject({
      day: "2019-04-30",
      begins: "00:00",
    });
    expect(
      following(fields("2019-04-30T23:00", "2019-05-01T00:00", ""), days),
      "after the last day there is no time to propose",
    ).toMatchObject({ day: "2019-04-30", begins: null });
    expect(next(twoDays.fields, []), "the first begins with the event").toMatchObject({ begins: "10:00" });
    expect(daysOf(event("2019-04-29T20:00", "2019-04-30T00:00").fields), "midnight is no day").toHaveLength(1);
  });

  it("stands below its day", () => {
    const items = ["2019-04-29T10:00", "2019-04-29T11:00", "2019-04-30T10:00"].map((begins) =>
      item(begins, fields(begins, null, "")),
    );
    expect(byDay(items).map((group) => group.length)).toEqual([2, 1]);
  });
});

/** A programme that keeps an agenda, its changes when `wait` is over, and the page that shows it. */
function shown(of: Event, items: AgendaItem[] = [], wait: Promise<void> = Promise.resolve()) {
  const answer = { value: "new", changed: ["calendar"], undo: { undo: null, redo: null } };
  const programme = fakeProgramme({
    calendar_add_agenda_item: (request) => {
      const { fields: line } = request as { fields: AgendaFields };
      const issues = [];
      if (!line.title.trim()) issues.push({ field: "title", code: "required", facts: {} });
      if (line.begins && line.ends && line.ends <= line.begins)
        issues.push({ field: "ends", code: "end-not-after", facts: {} });
      // As the programme throws.
      // oxlint-disable-next-line no-throw-literal
      if (issues.length > 0) throw { code: "invalid", facts: {}, issues };
      return answer;
    },
    calendar_edit_agenda_item: () => wait.then(() => ({ ...answer, value: null })),
    calendar_delete_agenda_item: () => wait.then(() => ({ ...answer, value: null })),
  });
  const view = render(Agenda, { event: of, items });
  const typing = (name = "Новая строка расписания") => within(screen.getByRole("group", { name }));
  const box = (label: string, group?: string) => typing(group).getByRole<HTMLInputElement>("textbox", { name: label });
  const last = (command: string) => programme.asked.findLast((each) => each.command === command)?.request;
  return { ...view, ...programme, user: userEvent.setup(), box, last };
}

describe("the agenda of an event", () => {
  afterEach(() => changes.apply([], { undo: null, redo: null }));

  it("is typed line after line without the mouse", async () => {
    const { user, box, last, component } = shown(oneDay);
    expect(screen.getByText("Расписания пока нет"), "says what to do first").toBeTruthy();
    component.add();
    await waitFor(() => expect(document.activeElement, "the first line begins with the event").toBe(box("Начало")));
    expect(box("Начало").value).toBe("10:00");
    await user.keyboard("{Tab}1015{Tab}Открытие{Tab}Ёжикова А.{Tab}Зал 2{Enter}");
    expect(last("calendar_add_agenda_item"), "Enter keeps it").toEqual({
      eventId: "e",
      fields: {
        begins: "2019-04-29T10:00:00",
        ends: "2019-04-29T10:15:00",
        title: "Открытие",
        speaker: "Ёжикова А.",
        room: "Зал 2",
      },
    });
    await waitFor(() => expect(box("Начало").value, "the next begins when it ends").toBe("10:15"));
    expect(box("Что будет").value, "and is empty").toBe("");
    await waitFor(() => expect(document.activeElement, "the keyboard is at its end").toBe(box("Окончание")));
  });

  it("keeps a time that is being typed while it is read again", async () => {
    const lines = [item("a", fields("2019-04-29T10:00", "2019-04-29T10:15", "Открытие"))];
    const { user, box, rerender } = shown(oneDay, lines);
    box("Окончание").focus();
    await user.keyboard("103");
    await rerender({ items: structuredClone(lines) });
    expect(box("Окончание").value, "the same lines take no letters away").toBe("103");
    await user.keyboard("0{Tab}");
    expect(box("Окончание").value).toBe("10:30");
  });

  it("tells what is wrong at its field and keeps what was typed", async () => {
    const { user, box } = shown(oneDay);
    box("Окончание").focus();
    await user.keyboard("0930{Enter}");
    expect(await screen.findByText("Окончание должно быть позже начала"), "at the end").toBeTruthy();
    expect(box("Что будет").getAttribute("aria-invalid"), "and at the title").toBe("true");
    expect(document.activeElement, "the keyboard is in the first of them").toBe(box("Окончание"));
    expect(box("Окончание").value, "nothing is thrown away").toBe("09:30");
  });

  it("is gone through, changed and deleted by keys", async () => {
    const lines = [
      item("a", fields("2019-04-29T10:00", "2019-04-29T10:15", "Открытие")),
      item("b", fields("2019-04-29T10:15", "2019-04-29T11:00", "Доклад")),
    ];
    const { user, box, last } = shown(oneDay, lines);
    button(/Открытие/).focus();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement, "an arrow goes on").toBe(button(/Доклад/));
    await user.keyboard("{ArrowDown}");
    await waitFor(() => expect(document.activeElement, "below the last one the next is typed").toBe(box("Окончание")));
    expect(box("Начало").value, "from where the last one ends").toBe("11:00");
    button(/Доклад/).focus();
    await user.keyboard("{Enter}");
    const title = () => box("Что будет", "Строка расписания");
    await waitFor(() => expect(document.activeElement, "Enter changes it in place").toBe(title()));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement, "Esc leaves it").toBe(button(/Доклад/)));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(title()));
    await user.clear(title());
    await user.keyboard("Практикум{Enter}");
    expect(last("calendar_edit_agenda_item"), "Enter keeps the change").toMatchObject({
      id: "b",
      fields: { title: "Практикум" },
    });
    await waitFor(() => expect(document.activeElement, "and goes back to the line").toBe(button(/Доклад/)));
    await user.keyboard("{Delete}");
    expect(last("calendar_delete_agenda_item"), "Delete deletes").toBe("b");
    await waitFor(() => expect(document.activeElement, "the keyboard goes to its neighbour").toBe(button(/Открытие/)));
    expect(toasts.list.at(-1)?.text, "and it can be taken back").toBe("Строка расписания удалена");
  });

  it("is gone on with before the programme has answered", async () => {
    const lines = ["Открытие", "Доклад", "Обед"].map((title, place) =>
      item(title, fields(`2019-04-29T1${place}:00`, `2019-04-29T1${place}:30`, title)),
    );
    let answer = () => {};
    const { user, box, asked: requests } = shown(oneDay, lines, new Promise((resolve) => (answer = resolve)));
    button(/Открытие/).focus();
    await user.keyboard("{Delete}");
    await waitFor(() => expect(document.activeElement, "the next key is the neighbour's").toBe(button(/Доклад/)));
    const title = () => box("Что будет", "Строка расписания");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(title()));
    await user.keyboard("!{Enter}");
    await user.click(button(/Обед/));
    await waitFor(() => expect(title().value, "another line is being changed").toBe("Обед"));
    await user.type(title(), " и кофе");
    answer();
    await new Promise((rest) => setTimeout(rest, 0));
    expect(title().value, "and goes on being changed").toBe("Обед и кофе");
    expect(requests.map(({ command }) => command)).toEqual([
      "calendar_delete_agenda_item",
      "calendar_edit_agenda_item",
    ]);
  });

  it("of several days stands below their dates, and says what lies on none of them", async () => {
    const lines = [
      item("a", fields("2019-04-29T10:00", null, "Открытие")),
      item("b", fields("2019-05-02T10:00", null, "Экскурсия"), true),
    ];
    const { box } = shown(twoDays, lines);
    expect(screen.getAllByRole("heading").map((heading) => heading.textContent?.trim())).toEqual([
      "29 апреля 2019",
      "2 мая 2019 вне дней мероприятия",
    ]);
    expect(screen.getByRole("combobox", { name: "День" }), "the day of a new line is chosen").toBeTruthy();
    expect(box("Начало").value, "after a line without an end no time is proposed").toBe("");
  });

  it.each([
    ["empty", oneDay, []],
    ["of one day", oneDay, [item("a", fields("2019-04-29T10:00", null, "Открытие"))]],
    ["of two days", twoDays, [item("a", fields("2019-04-29T10:00", null, "Открытие"))]],
  ])("has no fault that axe knows: %s", async (_, of, lines) => {
    const { container, user } = shown(of as Event, lines as AgendaItem[]);
    expect(await faults(container)).toEqual([]);
    if (lines.length > 0) await user.click(button(/Открытие/));
    expect(await faults(container), "also while a line is changed").toEqual([]);
  });
});
