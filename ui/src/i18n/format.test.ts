import { describe, expect, it } from "vitest";
import { day, hundredths, money, number, percent, when } from "./format";
import { setLanguage, t } from "./index.svelte";
import { addMonths, makeDay, parseDay, parseHundredths, parseTime, parseWhole } from "./parse";

const NBSP = "\u00a0";

describe("numbers and days in Russian", () => {
  it.each([
    [number(12_480), `12${NBSP}480`, "thousands stand apart"],
    [hundredths(750), "7,5", "a decimal comma, no empty place"],
    [hundredths(750, true), "7,50", "two places where columns need them"],
    [money(15_000_000), `150${NBSP}000${NBSP}₽`, "whole roubles without kopecks"],
    [money(15_000_050), `150${NBSP}000,50${NBSP}₽`, "kopecks where there are any"],
    [
      money(900_719_925_474_099),
      `9${NBSP}007${NBSP}199${NBSP}254${NBSP}740,99${NBSP}₽`,
      "sums beyond floating point stay exact",
    ],
    [money(-5), `-0,05${NBSP}₽`, "a debt of kopecks keeps its sign"],
    [percent(0.42), `42${NBSP}%`, "a share"],
    [day("2019-04-29"), "29.04.2019", "a day in a list"],
    [day("2019-04-29", "long"), "29 апреля 2019", "a day in a sentence, without г."],
    [when("2019-04-29T10:00:00", "2019-04-29T17:00:00"), "29 апреля, 10:00–17:00", "an event of one day"],
  ])("shows %s as %s: %s", (shown, expected, reason) => {
    expect(shown, reason).toBe(expected);
  });
});

describe("months in short", () => {
  it("keeps the last letter of August, which is not the mark of a year", () => {
    expect(day("2021-08-19", "day-month-short")).toMatch(/авг/);
    expect(day("2021-08-19", "long")).toBe("19 августа 2021");
  });
});

describe("a switch of the language", () => {
  it("changes words, numbers and days at once", () => {
    setLanguage("en");
    expect(t("save"), "words").toBe("Save");
    expect(money(15_000_050), "money").toBe("₽150,000.50");
    expect(day("2019-04-29"), "days are written as in Europe").toBe("29/04/2019");
    expect(t("rows-count", { count: 1200 }), "plurals and numbers in sentences").toBe("1,200 rows");
  });

  it.each([
    [1, `1 строка`],
    [3, `3 строки`],
    [11, `11 строк`],
    [1021, `1${NBSP}021 строка`],
  ])("counts %i in Russian", (count, expected) => {
    expect(t("rows-count", { count }), "the plural forms of Russian").toBe(expected);
  });
});

describe("what people type", () => {
  it.each([
    ["29.04.2019", "2019-04-29"],
    ["29/4/19", "2019-04-29"],
    ["29042019", "2019-04-29"],
    ["2019-04-29", "2019-04-29"],
    ["29.04", "2019-04-29"],
    ["1.2.85", "1985-02-01"],
    ["31.02.2019", null],
    ["29.02.2020", "2020-02-29"],
    ["13.13.2019", null],
    ["завтра", null],
  ])("reads the day %s", (text, expected) => {
    expect(parseDay(text, "2019-06-15"), "days as they are written in Russia").toBe(expected);
  });

  it.each([
    ["9", "09:00"],
    ["930", "09:30"],
    ["0930", "09:30"],
    ["9:30", "09:30"],
    ["24:00", null],
    ["9:60", null],
  ])("reads the time %s", (text, expected) => {
    expect(parseTime(text), "times of a day").toBe(expected);
  });

  it.each([
    ["150 000,50", 15_000_050],
    [`150${NBSP}000 ₽`, 15_000_000],
    ["150000.5", 15_000_050],
    ["-7,25", -725],
    ["0,1", 10],
    ["1,005", null],
    ["", null],
    ["сто", null],
  ])("reads the sum %s exactly", (text, expected) => {
    expect(parseHundredths(text), "never through a float, never rounded").toBe(expected);
  });

  it("reads whole numbers and refuses others", () => {
    expect(parseWhole(`1${NBSP}200`), "thousands may stand apart").toBe(1200);
    expect(parseWhole("12,5"), "a fraction is no whole number").toBeNull();
  });

  it("knows the calendar", () => {
    expect(addMonths("2019-01-31", 1), "the last day of a shorter month").toBe("2019-02-28");
    expect(makeDay(2019, 2, 29), "no such day").toBeNull();
  });
});
