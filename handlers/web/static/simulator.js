// The demo's page: one looks again and again at what the simulated LINE shows, and acts in it.

import { drawMessage, inOneLine, portrait } from "./simulator-bubbles.js";
import { drawAction, element } from "./simulator-flex.js";
import { asPhoto, drawSample } from "./simulator-photos.js";
import { pick } from "./simulator-picker.js";

const LOOK_EVERY = 1000;
const LOOK_SOON = 120;
const NEAR_THE_END = 80;

const demo = document.getElementById("demo");
const words = JSON.parse(demo.dataset.words);
const $ = (id) => document.getElementById(id);
const all = (selector) => [...demo.querySelectorAll(selector)];

const state = { person: "", chat: "", version: "", scene: null, quote: null, edited: null, seen: new Map(), waiting: 0, isAtEnd: true, isChoosing: false };

function word(key, facts = {}) {
  return Object.entries(facts).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words[key] ?? key);
}

// ---- looking -----------------------------------------------------------------------------------

let looking = null;

async function look() {
  if (looking) return looking;
  const asked = `${state.person}/${state.chat}`;
  const query = new URLSearchParams({ person: state.person, chat: state.chat, version: state.version });
  looking = fetch(`/play/scene?${query}`)
    .then(async (answer) => {
      if ($("problem").textContent === word("lost")) say("");
      if (answer.status === 204 || asked !== `${state.person}/${state.chat}`) return;
      const found = await answer.json();
      if (answer.ok) show(found);
      else say(found.problem);
    })
    .catch(() => say(word("lost")))
    .finally(() => { looking = null; });
  await looking;
}

function lookSoon() {
  setTimeout(look, LOOK_SOON);
}

/** Look at another chat, or as somebody else; the parts that belong to the old one are cleared. */
async function go(person, chat) {
  if (person !== state.person || chat !== state.chat) {
    state.person = person;
    state.chat = chat;
    state.version = "";
    state.scene = null;
    forgetAbout();
    $("log").replaceChildren();
    remember();
  }
  await looking;
  await look();
}

// ---- showing -----------------------------------------------------------------------------------

function show(scene) {
  const isFirst = state.scene === null;
  state.scene = scene;
  state.version = scene.version;
  showPeople(scene);
  showChats(scene);
  showChat(scene, isFirst);
  showTime(scene);
  showWork(scene);
  showQuota(scene);
}

function showPeople(scene) {
  replaceRows($("people"), scene.people.map((one) => listRow("person", one.id, one.id, one, one.id === scene.person)));
  if ($("people").dataset.shown === scene.person) return;
  $("people").dataset.shown = scene.person;
  $("people").querySelector("[aria-current]").scrollIntoView({ block: "nearest" });
}

function showChats(scene) {
  let unread = 0;
  const isVisible = demo.dataset.pane === "chat" || matchMedia("(min-width: 60rem)").matches;
  const rows = scene.chats.map((chat) => {
    const key = `${scene.person} ${chat.id}`;
    const isOpen = chat.id === scene.chat.id;
    if (!state.seen.has(key) || (isOpen && isVisible)) state.seen.set(key, chat.total);
    const count = chat.total - state.seen.get(key);
    unread += count;
    return chatRow(chat, isOpen, count);
  });
  replaceRows($("chats"), rows);
  const badge = demo.querySelector(".panes .unread");
  badge.hidden = unread === 0;
  badge.textContent = unread;
}

function chatRow(chat, isOpen, count) {
  const told = { name: titleOf(chat), role: chat.last ? inOneLine(chat.last, word) : "" };
  const row = listRow("chat", chat.id, chat.kind === "bot" ? null : chat.id, told, isOpen);
  const button = row.firstChild;
  if (count > 0) {
    const badge = element("span", "unread", String(count));
    badge.setAttribute("aria-label", word("unread", { count }));
    badge.setAttribute("role", "img");
    button.append(badge);
  }
  return row;
}

/** A row of the people or of the chats: a picture, a name, a line about it. */
function listRow(kind, id, pictured, { name, role }, isCurrent) {
  const row = element("li");
  const button = element("button");
  button.dataset[kind] = id;
  if (isCurrent) button.setAttribute("aria-current", "true");
  const texts = element("span", "texts");
  texts.append(element("b", "", name), element("span", "last", role));
  button.append(portrait(pictured, name), texts);
  row.append(button);
  return row;
}

/** The rows are replaced only when they differ, and the focus stays on the row it was on. */
function replaceRows(list, rows) {
  if (list.innerHTML === rows.map((row) => row.outerHTML).join("")) return;
  const index = [...list.children].findIndex((row) => row.contains(document.activeElement));
  list.replaceChildren(...rows);
  list.children[index]?.firstChild.focus();
}

function titleOf(chat) {
  return chat.kind === "group" ? `${chat.name} (${chat.count})` : chat.name;
}

function showChat(scene, isFirst) {
  const { chat } = scene;
  const me = scene.people.find((one) => one.id === scene.person);
  $("chat-name").textContent = titleOf(chat);
  $("speaking-as").textContent = word("speaking_as", { name: me.name });
  const canWrite = chat.kind === "group" || chat.friend;
  $("composer").hidden = !canWrite;
  $("befriend").hidden = canWrite;
  showMessages(chat.messages, isFirst);
  showQuick(chat.quick);
}

/** Only what changed is drawn anew, so that a reader's place and a screen reader's ear are kept. */
function showMessages(messages, isFirst) {
  const log = $("log");
  const wasAtEnd = isAtEnd();
  const acts = { press, reply, edit, unsend, canEdit: state.scene.chat.kind === "group" };
  const old = new Map([...log.children].map((child) => [child.dataset.key, child]));
  let day = "";
  let previous = null;
  for (const message of messages) {
    if (message.day !== day) {
      day = message.day;
      previous = put(log, old, previous, `day ${day}`, day, () => dayMark(day));
    }
    const drawn = JSON.stringify(message);
    previous = put(log, old, previous, message.id, drawn, () => drawMessage(message, state.person, acts, word));
  }
  if (!messages.length) previous = put(log, old, previous, "none", "", () => element("p", "notice-pill", word("no_messages")));
  old.forEach((child) => child.remove());
  if (isFirst || wasAtEnd) stick();
}

function put(log, old, previous, key, drawn, draw) {
  let child = old.get(key);
  old.delete(key);
  if (child?.dataset.drawn !== drawn) {
    const made = draw();
    made.dataset.key = key;
    made.dataset.drawn = drawn;
    if (child) child.replaceWith(made);
    child = made;
  }
  const next = previous ? previous.nextSibling : log.firstChild;
  if (child !== next) log.insertBefore(child, next);
  return child;
}

function dayMark(day) {
  const mark = element("div", "day");
  mark.append(element("span", "", day));
  return mark;
}

function showQuick(quick) {
  const bar = $("quick");
  const drawn = JSON.stringify([state.person, state.chat, quick]);
  if (bar.dataset.drawn === drawn) return;
  bar.dataset.drawn = drawn;
  bar.hidden = !quick.length;
  bar.replaceChildren(...quick.map((one) => drawAction({ type: one.kind, uri: one.url }, one.label, () => tap(one))));
  if (quick.length) stick();
}

function showTime({ clock }) {
  all(".phone-time").forEach((place) => { place.textContent = clock.time; });
  $("date").textContent = clock.words;
  const fields = $("jump").elements;
  const [year, month, day, hour] = clock.field.match(/\d+/g);
  if (state.isChoosing || $("jump").contains(document.activeElement)) return;
  Object.assign(fields.year, { value: year });
  Object.assign(fields.month, { value: Number(month) });
  Object.assign(fields.day, { value: Number(day) });
  Object.assign(fields.hour, { value: hour });
}

function showWork({ round, standings }) {
  if (!round) return;
  all(".round").forEach((place) => {
    place.replaceChildren(...[round.title, round.deadline, round.left].map((text) => element("span", "", text)));
  });
  const drawn = JSON.stringify(standings);
  if ($("standings").dataset.drawn === drawn) return;
  $("standings").dataset.drawn = drawn;
  $("standings").replaceChildren(...standings.map(standingRow));
}

function standingRow({ division, expected, answered, missing }) {
  const row = element("li");
  const bar = element("span", "bar");
  bar.append(element("span"));
  bar.firstChild.style.inlineSize = `${expected ? (100 * answered) / expected : 100}%`;
  const owed = missing.length ? word("owes", { refs: missing.map((one) => one.ref).join(", ") }) : word("all_answered");
  const text = element("span", missing.length ? "owes" : "complete", owed);
  text.title = missing.map((one) => `${one.ref} ${one.title}`).join("\n");
  const head = element("p", "head-line");
  const count = element("span", "", `${answered}/${expected}`);
  count.setAttribute("aria-hidden", "true");
  head.append(element("b", "", division), text, count);
  row.append(head, bar, element("span", "unseen", word("answered", { answered, expected })));
  return row;
}

function showQuota({ quota, pushes }) {
  $("quota-words").textContent = word("quota", quota);
  $("quota").max = quota.limit;
  $("quota").value = quota.used;
  const drawn = JSON.stringify(pushes);
  if ($("pushes").dataset.drawn === drawn) return;
  $("pushes").dataset.drawn = drawn;
  const rows = pushes.map((push) => {
    const row = element("li");
    row.append(
      element("span", "soft", push.at), element("b", "", push.to),
      element("span", "cost", word("cost", { cost: push.cost })), element("p", "", push.words),
    );
    return row;
  });
  $("pushes").replaceChildren(...(rows.length ? rows : [element("li", "soft", word("no_pushes"))]));
}

// ---- acting ------------------------------------------------------------------------------------

/** Sends an act and shows what became of it; gives the answer, or null when it was refused. */
async function act(name, asked) {
  return send(`/play/${name}`, {
    body: JSON.stringify({ person: state.person, chat: state.chat, ...asked }),
    headers: { "Content-Type": "application/json" },
  });
}

async function send(address, request) {
  state.waiting += 1;
  demo.dataset.busy = "true";
  say("");
  lookSoon();
  try {
    const answer = await fetch(address, { method: "POST", ...request });
    const told = await answer.json();
    await looking;
    await look();
    if (answer.ok) return told;
    say(told.problem);
  } catch {
    say(word("lost"));
  } finally {
    state.waiting -= 1;
    if (!state.waiting) delete demo.dataset.busy;
  }
  return null;
}

async function write() {
  const text = $("text").value.trim();
  if (!text) return;
  const { quote, edited } = state;
  $("text").value = "";
  grow();
  forgetAbout();
  stick();
  const done = edited
    ? await act("edit", { message: edited.id, text })
    : await act("say", { text, quote: quote?.id });
  if (!done && !$("text").value) $("text").value = text;
  stick();
}

async function press(message, action) {
  const picked = await pick(action, word);
  if (picked === null) return;
  const done = await act("press", { message: message.id, button: action.number, picked });
  if (done?.prefilled) fill(done.prefilled);
}

async function tap(quick) {
  if (quick.kind === "camera" || quick.kind === "cameraRoll") openAlbum(true);
  stick();
  const picked = await pick({ ...quick.picker, type: quick.kind, label: quick.label }, word);
  if (picked === null) return;
  const done = await act("tap", { label: quick.label, picked });
  if (done?.prefilled) fill(done.prefilled);
  stick();
}

function reply(message) {
  about(word("replying", { name: message.name ?? word("bot") }), message.alt ?? message.words ?? word("photo"));
  state.quote = message;
  $("text").focus();
}

function edit(message) {
  about(word("editing"), message.words);
  state.edited = message;
  fill(message.words);
}

function unsend(message) {
  act("unsend", { message: message.id });
}

async function showFile(data, name) {
  openAlbum(false);
  stick();
  const query = new URLSearchParams({ person: state.person, chat: state.chat, name });
  await send(`/play/show?${query}`, { body: data, headers: { "Content-Type": data.type || "application/octet-stream" } });
  stick();
}

function chosenMoment() {
  const { day, month, year, hour } = $("jump").elements;
  return `${year.value}-${month.value.padStart(2, "0")}-${day.value.padStart(2, "0")}T${hour.value}:00`;
}

async function turn(asked) {
  $("turning").classList.remove("unseen");
  $("turning").textContent = word("turning");
  const done = await act("jump", asked);
  state.isChoosing = false;
  $("turning").classList.add("unseen");
  $("turning").textContent = done ? word("turned") : "";
}

// ---- the parts of the page ---------------------------------------------------------------------

function say(problem) {
  $("problem").hidden = !problem;
  $("problem").textContent = problem;
}

function fill(text) {
  showPane("chat");
  $("text").value = text;
  grow();
  $("text").focus();
  $("text").setSelectionRange(text.length, text.length);
}

function grow() {
  $("text").style.blockSize = "auto";
  $("text").style.blockSize = `${Math.min($("text").scrollHeight + 2, 130)}px`;
}

/** To the newest message, and stay there while pictures arrive. */
function stick() {
  $("log").scrollTop = $("log").scrollHeight;
  state.isAtEnd = true;
}

function isAtEnd() {
  return $("log").scrollHeight - $("log").scrollTop - $("log").clientHeight < NEAR_THE_END;
}

function about(title, text) {
  forgetAbout();
  $("about").hidden = false;
  $("about").querySelector("p").replaceChildren(element("b", "", title), element("span", "", text));
}

function forgetAbout() {
  state.quote = null;
  if (state.edited) $("text").value = "";
  state.edited = null;
  $("about").hidden = true;
}

function openAlbum(isOpen) {
  $("album").hidden = !isOpen;
  $("attach").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) stick();
}

function showPane(name) {
  demo.dataset.pane = name;
  all(".panes button").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.show === name)));
  if (name === "chat") stick();
  state.version = "";
}

function showTab(name) {
  for (const tab of all("[role=tab]")) {
    const isChosen = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !isChosen;
  }
  if (name === "documents" && $("preview")) $("preview").src = $("preview").dataset.src;
}

/** The arrow keys go from tab to tab, as everywhere. */
function walkTabs(event) {
  const steps = { ArrowRight: 1, ArrowLeft: -1 };
  if (!(event.key in steps)) return;
  const tabs = all("[role=tab]");
  const next = tabs[(tabs.indexOf(event.target) + steps[event.key] + tabs.length) % tabs.length];
  showTab(next.id.replace("tab-", ""));
  next.focus();
}

async function take(step) {
  all(".step").forEach((one) => one.removeAttribute("aria-current"));
  step.setAttribute("aria-current", "step");
  if (step.dataset.tab) showTab(step.dataset.tab);
  if (step.dataset.pane) showPane(step.dataset.pane);
  if (!step.dataset.text) return;
  await go(step.dataset.person, step.dataset.chat);
  fill(step.dataset.text);
}

async function become(person) {
  const { scene } = state;
  const stays = scene.chat.kind === "group" && scene.chat.members.includes(person);
  await go(person, stays ? state.chat : scene.people.find((one) => one.id === person).home);
}

function remember() {
  sessionStorage.setItem("demo", JSON.stringify([state.person, state.chat]));
}

function listen() {
  $("people").addEventListener("click", (event) => {
    const chosen = event.target.closest("button");
    if (chosen) become(chosen.dataset.person);
  });
  $("chats").addEventListener("click", (event) => {
    const chosen = event.target.closest("button");
    if (!chosen) return;
    showPane("chat");
    go(state.person, chosen.dataset.chat);
  });
  $("composer").addEventListener("submit", (event) => { event.preventDefault(); write(); });
  $("text").addEventListener("input", grow);
  $("text").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    write();
  });
  $("log").addEventListener("load", () => { if (state.isAtEnd) stick(); }, true);
  $("log").addEventListener("scroll", () => { state.isAtEnd = isAtEnd(); }, { passive: true });
  $("attach").addEventListener("click", () => openAlbum($("album").hidden));
  $("about").querySelector("button").addEventListener("click", forgetAbout);
  $("befriend").querySelector("button").addEventListener("click", () => act("befriend", {}));
  $("upload").addEventListener("change", async (event) => {
    const files = [...event.target.files];
    event.target.value = "";
    for (const file of files) await showFile(file, file.name);
  });
  for (const button of all("[data-sample]")) {
    const canvas = button.querySelector("canvas");
    drawSample(canvas, button.dataset.sample);
    button.addEventListener("click", async () => showFile(await asPhoto(canvas), ""));
  }
  $("jump").addEventListener("input", () => { state.isChoosing = true; });
  $("jump").addEventListener("submit", (event) => { event.preventDefault(); turn({ to: chosenMoment() }); });
  demo.querySelector("[data-next]").addEventListener("click", () => turn({ next: true }));
  all("[data-minutes]").forEach((one) => one.addEventListener("click", () => turn({ minutes: Number(one.dataset.minutes) })));
  all(".panes button").forEach((one) => one.addEventListener("click", () => { showPane(one.dataset.show); look(); }));
  demo.querySelector(".back").addEventListener("click", () => showPane("list"));
  all(".step").forEach((step) => step.addEventListener("click", () => take(step)));
  all("[role=tab]").forEach((tab) => {
    tab.addEventListener("click", () => showTab(tab.id.replace("tab-", "")));
    tab.addEventListener("keydown", walkTabs);
  });
  document.addEventListener("click", (event) => {
    all(".menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
}

async function begin() {
  listen();
  const first = demo.querySelector(".step");
  const [person, chat] = JSON.parse(sessionStorage.getItem("demo") ?? "null") ?? [first.dataset.person, first.dataset.chat];
  await go(person, chat);
  if (!state.scene) await go(first.dataset.person, first.dataset.chat);
  setInterval(() => { if (!document.hidden) look(); }, LOOK_EVERY);
}

begin();
