// The date picker a button of the bot may open.

import { element } from "./simulator-flex.js";

const KINDS = { date: "date", time: "time", datetime: "datetime-local" };
const written = (moment) => moment?.replace("t", "T") ?? "";

/** Asks for the moment; undefined for a button that picks nothing, null when one thinks better of it. */
export async function pick(action, word) {
  if (action.type !== "datetimepicker") return undefined;
  const dialog = element("dialog", "picker");
  const form = element("form");
  form.method = "dialog";
  const label = element("label", "", action.label);
  const input = element("input");
  input.type = KINDS[action.mode];
  input.required = true;
  input.min = written(action.min);
  input.max = written(action.max);
  input.value = written(action.initial);
  const choose = element("button", "", word("choose"));
  choose.value = "chosen";
  const leave = element("button", "second", word("leave"));
  leave.formNoValidate = true;
  label.append(input);
  form.append(label, choose, leave);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  await new Promise((closed) => dialog.addEventListener("close", closed));
  dialog.remove();
  return dialog.returnValue === "chosen" ? input.value : null;
}
