// Fills the hidden field with the browser's time zone, so that dates read right from the first day.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
for (const field of document.querySelectorAll("[data-time-zone]")) {
  field.value ||= timeZone ?? "";
}
