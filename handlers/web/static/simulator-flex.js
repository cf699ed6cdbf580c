// Flex messages drawn as LINE draws them.
// Sources: LINE Developers, "Flex Message layout", "Flex Message elements".

const TEXT_SIZES = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const SPACES = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const BUBBLE_WIDTHS = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 386 };
const ALIGNS = { start: "start", center: "center", end: "end" };
const JUSTIFY = {
  "flex-start": "flex-start", center: "center", "flex-end": "flex-end",
  "space-between": "space-between", "space-around": "space-around", "space-evenly": "space-evenly",
};
const WEB_SCHEMES = ["http:", "https:", "tel:"];

/** The drawn contents of a flex message; `press(action)` is called for what is no link. */
export function drawFlex(contents, press, word) {
  if (contents.type !== "carousel") return drawBubble(contents, press);
  const strip = element("div", "carousel");
  strip.tabIndex = 0;
  strip.setAttribute("role", "group");
  strip.setAttribute("aria-label", word("cards", { count: contents.contents.length }));
  strip.append(...contents.contents.map((bubble) => drawBubble(bubble, press)));
  return strip;
}

/** A buttons, confirm or carousel template, drawn with the same parts. */
export function drawTemplate(template, press, word) {
  const columns = template.columns ?? [template];
  const bubbles = columns.map((column) => ({
    type: "bubble",
    size: "kilo",
    body: { type: "box", layout: "vertical", contents: [
      ...(column.title ? [{ type: "text", text: column.title, weight: "bold", wrap: true }] : []),
      { type: "text", text: column.text ?? "", size: "sm", wrap: true, margin: "sm" },
    ] },
    footer: { type: "box", layout: template.type === "confirm" ? "horizontal" : "vertical",
      contents: (column.actions ?? []).map((action) => ({ type: "button", style: "link", height: "sm", action })) },
  }));
  return drawFlex(bubbles.length === 1 ? bubbles[0] : { type: "carousel", contents: bubbles }, press, word);
}

/** A link for an action that opens an address, a button for every other. */
export function drawAction(action, label, press) {
  if (action.type === "uri" && isWebAddress(action.uri)) {
    const link = element("a", "", label);
    link.href = action.uri;
    link.target = "_blank";
    link.rel = "noopener";
    return link;
  }
  const button = element("button", "", label);
  button.type = "button";
  button.addEventListener("click", () => press(action));
  return button;
}

export function element(name, classes = "", text = "") {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (text) made.textContent = text;
  return made;
}

function isWebAddress(address) {
  try {
    return WEB_SCHEMES.includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

function drawBubble(bubble, press) {
  const drawn = element("div", "flex-bubble");
  drawn.style.inlineSize = `${BUBBLE_WIDTHS[bubble.size] ?? BUBBLE_WIDTHS.mega}px`;
  for (const name of ["header", "hero", "body", "footer"]) {
    if (!bubble[name]) continue;
    const block = element("div", `flex-${name}`);
    block.append(drawPart(bubble[name], "vertical", press));
    drawn.append(block);
  }
  return drawn;
}

function drawPart(part, layout, press) {
  const drawn = DRAWERS[part.type]?.(part, press, layout) ?? element("span");
  place(drawn, part, layout);
  return drawn;
}

const DRAWERS = {
  box(part, press) {
    const box = element("div", `flex-box ${part.layout}`);
    box.style.gap = space(part.spacing);
    if (part.backgroundColor) box.style.backgroundColor = part.backgroundColor;
    if (part.cornerRadius) box.style.borderRadius = space(part.cornerRadius);
    if (part.paddingAll) box.style.padding = space(part.paddingAll);
    if (JUSTIFY[part.justifyContent]) box.style.justifyContent = part.justifyContent;
    if (JUSTIFY[part.alignItems]) box.style.alignItems = part.alignItems;
    for (const one of part.contents ?? []) {
      const drawn = drawPart(one, part.layout, press);
      // A margin of its own takes the place of the box's spacing.
      if (one.margin && box.childElementCount) overrideSpacing(drawn, one.margin, part);
      box.append(drawn);
    }
    return box;
  },
  text(part) {
    const text = element("p", "flex-text");
    if (part.contents?.length) text.append(...part.contents.map(drawSpan));
    else text.textContent = part.text;
    style(text, part);
    text.style.textAlign = ALIGNS[part.align] ?? "start";
    text.classList.toggle("one-line", !part.wrap);
    return text;
  },
  separator(part) {
    const line = element("hr");
    line.style.borderColor = part.color ?? "#d4d6da";
    return line;
  },
  filler: () => element("div", "flex-filler"),
  spacer: () => element("div", "flex-spacer"),
  button(part, press) {
    const button = drawAction(part.action, part.action.label ?? "", press);
    button.classList.add("flex-button", part.style ?? "link", part.height === "sm" ? "low" : "high");
    if (part.adjustMode === "shrink-to-fit") button.classList.add("shrinks");
    if (part.color) button.style.setProperty(part.style && part.style !== "link" ? "background-color" : "color", part.color);
    return button;
  },
};

function drawSpan(span) {
  const drawn = element("span", "", span.text);
  style(drawn, span);
  return drawn;
}

function style(drawn, part) {
  drawn.style.fontSize = part.size?.endsWith?.("px") ? part.size : `${TEXT_SIZES[part.size] ?? TEXT_SIZES.md}px`;
  if (part.weight === "bold") drawn.style.fontWeight = "700";
  if (part.color) drawn.style.color = part.color;
  if (part.style === "italic") drawn.style.fontStyle = "italic";
  if (part.decoration && part.decoration !== "none") drawn.style.textDecoration = part.decoration;
}

/** In a row the share of the width is by `flex`: 1 by default, none for 0; a column keeps its heights. */
function place(drawn, part, layout) {
  if (layout === "horizontal" || layout === "baseline") {
    const share = part.flex ?? 1;
    drawn.style.flex = share === 0 ? "0 0 auto" : `${share} ${share} 0`;
    drawn.style.minInlineSize = "0";
  }
}

function overrideSpacing(drawn, margin, box) {
  const side = box.layout === "vertical" ? "marginBlockStart" : "marginInlineStart";
  drawn.style[side] = `calc(${space(margin)} - ${space(box.spacing)})`;
}

function space(name) {
  if (name?.endsWith?.("px")) return name;
  return `${SPACES[name] ?? 0}px`;
}
