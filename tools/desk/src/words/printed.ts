// Days, times and numbers as the language of the page prints them. What is passed in is written as records write it.
import { language, locale } from "../state";

/// `2022-11-14` as 14 November 2022 or 14 novembre 2022; what is no day as it is.
export function printedDate(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(date.getTime())) return day;
  const parts = new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).formatToParts(date);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const number = language.value === "fr" && part("day") === "1" ? "1er" : part("day");
  return `${number}\u00a0${part("month")}\u00a0${part("year")}`;
}

/// `2026-11-30T10:00:00Z`, to the minute.
export function printedTime(time: string): string {
  const [day = "", clock = ""] = time.replace(/Z$/, "").split("T");
  const [hours = "", minutes = ""] = clock.split(":");
  return language.value === "fr" ? `le\u00a0${printedDate(day)} à ${hours.replace(/^0(?=\d)/, "")}\u00a0h\u00a0${minutes} (UTC)` : `${printedDate(day)} at ${hours}:${minutes} (UTC)`;
}

/// `-12345.60` as -12,345.60 or -12 345,60, with every digit.
export function printedNumber(number: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number);
  if (found === null) return number;
  const [, sign = "", whole = "", digits] = found;
  const isFrench = language.value === "fr";
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, isFrench ? "\u00a0" : ",");
  return `${sign === "-" ? "\u2212" : ""}${grouped}${digits === undefined ? "" : `${isFrench ? "," : "."}${digits}`}`;
}
