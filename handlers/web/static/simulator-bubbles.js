// Messages drawn as a LINE chat shows them.

import { drawFlex, drawTemplate, element } from "./simulator-flex.js";

const LINK = /https?:\/\/[^\s<>"']+/g;
const COLOURS = ["#3b6ea5", "#a0522d", "#2e7d5b", "#7b4fa0", "#8a6d1a", "#a13d63", "#3d6b75", "#5d5d9c"];
const LEADING_VOWEL = /^[เแโใไ]/;

/** Draws one message for `me`; `acts` say what can be done with it, `word` gives the page's words. */
export function drawMessage(message, me, acts, word) {
  const isMine = message.sender === me;
  const row = element("div", `message ${isMine ? "mine" : "theirs"}`);
  row.dataset.id = message.id;
  if (message.unsent) {
    row.classList.add("note");
    const name = isMine ? word("you") : message.name;
    row.append(element("p", "notice-pill", word("unsent", { name })));
    return row;
  }
  const column = element("div", "column");
  if (!isMine) {
    row.append(portrait(message.sender, message.name));
    column.append(element("p", "name", message.name ?? word("bot")));
  } else {
    column.append(element("span", "unseen", word("you")));
  }
  const line = element("div", "line");
  const about = element("div", "about");
  if (message.edited) about.append(element("span", "", word("edited")));
  about.append(menu(message, isMine, acts, word), element("time", "", message.time));
  line.append(body(message, acts, word), about);
  column.append(line);
  row.append(column);
  return row;
}

/** The round picture of somebody: the first letter of the name, or the bot's own mark. */
export function portrait(id, name) {
  const drawn = element("span", "portrait");
  drawn.setAttribute("aria-hidden", "true");
  if (id === null) {
    drawn.classList.add("bot");
    return drawn;
  }
  const letters = (name ?? "?").replace(/^กลุ่ม/, "");
  drawn.textContent = letters.match(LEADING_VOWEL) ? letters[1] : letters[0];
  const sum = [...(id ?? "")].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 9973, 7);
  drawn.style.backgroundColor = COLOURS[sum % COLOURS.length];
  return drawn;
}

/** What a quote, or the list of chats, says of a message in one line. */
export function inOneLine(preview, word) {
  if (preview.unsent) return word("unsent", { name: "" }).trim();
  return preview.kind === "image" ? word("photo") : preview.words;
}

function body(message, acts, word) {
  const press = (action) => acts.press(message, action);
  switch (message.kind) {
    case "flex":
      return drawFlex(message.contents, press, word);
    case "template":
      return drawTemplate(message.template, press, word);
    case "image":
      return picture(message, word);
    case "file":
      return bubble(message, element("span", "file", `📄 ${message.file}`), word);
    default:
      return bubble(message, linked(message.words), word);
  }
}

function bubble(message, content, word) {
  const drawn = element("div", "bubble");
  if (message.quoted) {
    const quote = element("div", "quote");
    quote.append(
      element("b", "", message.quoted.name ?? word("bot")),
      element("span", "", inOneLine(message.quoted, word)),
    );
    drawn.append(quote);
  }
  const words = element("div", "words");
  words.append(content);
  drawn.append(words);
  return drawn;
}

function picture(message, word) {
  const image = element("img", "picture");
  image.alt = word("photo");
  image.src = `/play/content/${encodeURIComponent(message.id)}`;
  return image;
}

/** The words with their web addresses as links. */
function linked(words) {
  const parts = document.createDocumentFragment();
  let end = 0;
  for (const found of words.matchAll(LINK)) {
    parts.append(words.slice(end, found.index));
    const link = element("a", "", found[0]);
    link.href = found[0];
    link.target = "_blank";
    link.rel = "noopener";
    parts.append(link);
    end = found.index + found[0].length;
  }
  parts.append(words.slice(end));
  return parts;
}

function menu(message, isMine, acts, word) {
  const choices = [
    message.quotable && ["reply", () => acts.reply(message)],
    isMine && message.own && message.kind === "text" && acts.canEdit && ["edit", () => acts.edit(message)],
    isMine && message.own && ["unsend", () => acts.unsend(message)],
  ].filter(Boolean);
  if (!choices.length) return "";
  const drawn = element("details", "menu");
  const opener = element("summary");
  opener.setAttribute("aria-label", word("more"));
  opener.textContent = "⋯";
  const list = element("div", "choices");
  for (const [name, act] of choices) {
    const button = element("button", "", word(name));
    button.type = "button";
    button.addEventListener("click", () => {
      drawn.open = false;
      act();
    });
    list.append(button);
  }
  drawn.append(opener, list);
  return drawn;
}
