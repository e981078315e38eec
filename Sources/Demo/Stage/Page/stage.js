"use strict";

// Draws what /state says, four times a second at most, and presses the buttons. Text is only ever set as text.
const find = (id) => document.getElementById(id);
const chosen = { patient: "", tab: "texts", staff: "" };
let shown = {};

function element(name, words, attributes = {}) {
  const made = document.createElement(name);
  if (words) made.textContent = words;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

async function press(path, body) {
  const answer = await fetch(path, { method: "POST", body });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.text();
}

function guarded(work) {
  return async (event) => {
    event.preventDefault();
    try { await work(event); } catch (error) { complain(error); }
  };
}

function complain(error) {
  find("trouble").textContent = `${error.message}. Does the demo still run in your terminal?`;
  find("trouble").hidden = false;
}

// What is the same is left alone, so that nothing is read out twice and no focus is lost.
function redraw(list, state, draw) {
  const key = JSON.stringify(state);
  if (list.dataset.drawn === key) return;
  list.dataset.drawn = key;
  list.replaceChildren(...draw(state));
}

// A link in a message opens on the phone.
function words(text, into) {
  for (const part of text.split(/(https?:\/\/\S+)/)) {
    if (!part.startsWith("http")) { into.append(part); continue; }
    const link = element("button", part, { type: "button" });
    link.onclick = () => {
      if (part.startsWith(shown.address)) find("patient-page").src = part;
      choose({ tab: "page" });
    };
    into.append(link);
  }
}

function message(item) {
  const line = element("li", "", item.isOwn ? { class: "own" } : {});
  line.append(element("time", item.at));
  if (item.subject) line.append(element("h3", item.subject));
  words(item.words, line);
  return line;
}

function messages(list, items, none) {
  const wasAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 8;
  redraw(list, items, (all) => all.length ? all.map(message) : [element("li", none, { class: "none" })]);
  if (wasAtEnd) list.scrollTop = list.scrollHeight;
}

function scene(state) {
  const line = element("li", "", state.patient === chosen.patient ? { class: "chosen" } : {});
  const button = element("button", state.title, { type: "button" });
  button.disabled = !state.isReady;
  button.onclick = guarded(async () => {
    choose({ patient: state.patient });
    await press(`/scenes/${state.id}`);
    const fresh = shown.scenes.find((each) => each.id === state.id);
    if (chosen.staff) find("desk-page").src = shown.address + fresh.desk;
  });
  line.append(button, element("p", state.story, { class: "story" }));
  if (state.said) line.append(element("p", state.said, { class: "said", role: "status" }));
  return line;
}

function member(state) {
  const button = element("button", state.name, { type: "button", "aria-pressed": String(state.account === chosen.staff) });
  button.onclick = guarded(async () => {
    await press(`/staff/${state.account}`);
    chosen.staff = state.account;
    find("desk-page").src = shown.address + state.page;
    await look();
  });
  return button;
}

function choose(change) {
  const other = change.patient && change.patient !== chosen.patient;
  Object.assign(chosen, change);
  if (other) { find("patient-page").removeAttribute("src"); chosen.tab = "texts"; }
  for (const button of document.querySelectorAll("[data-tab]")) {
    button.setAttribute("aria-pressed", String(button.dataset.tab === chosen.tab));
    find(button.dataset.tab).hidden = button.dataset.tab !== chosen.tab;
  }
  find("reply").hidden = chosen.tab !== "texts";
  look().catch(complain);
}

async function look() {
  const answer = await fetch(`/state?patient=${encodeURIComponent(chosen.patient)}`);
  shown = await answer.json();
  chosen.patient = shown.patient.id;
  find("trouble").hidden = true;
  find("now").textContent = shown.now;
  const pace = shown.speed === 1 ? "slow" : "fast";
  for (const button of document.querySelectorAll("[data-clock]")) {
    button.setAttribute("aria-pressed", String(button.dataset.clock === pace));
  }
  redraw(find("patients"), shown.patients, (all) => all.map((each) => element("option", each.name, { value: each.id })));
  find("patients").value = chosen.patient;
  for (const [tab, name, count] of [["texts", "Texts", shown.texts.length], ["mails", "E-mails", shown.mails.length]]) {
    document.querySelector(`[data-tab=${tab}]`).textContent = count ? `${name} (${count})` : name;
  }
  messages(find("texts"), shown.texts, "No texts yet.");
  messages(find("mails"), shown.mails, "No e-mails yet.");
  redraw(find("scene-list"), [shown.scenes, chosen.patient], ([all]) => all.map(scene));
  redraw(find("staff"), [shown.staff, chosen.staff], ([all]) => all.map(member));
  redraw(find("events"), shown.events, (all) => all.map((each) => element("li", each)));
}

for (const button of document.querySelectorAll("[data-clock]")) {
  button.onclick = guarded(() => press(`/clock/${button.dataset.clock}`).then(look));
}
for (const button of document.querySelectorAll("[data-tab]")) button.onclick = () => choose({ tab: button.dataset.tab });
find("patients").onchange = () => choose({ patient: find("patients").value });
find("get-in").onclick = guarded(async () => { find("patient-page").src = await press(`/link/${chosen.patient}`); });
find("reply").onsubmit = guarded(async () => {
  if (find("words").value.trim()) await press(`/phone/${chosen.patient}`, find("words").value);
  find("words").value = "";
  await look();
});

(async function live() {
  for (;;) {
    try { await look(); } catch (error) { complain(error); }
    await new Promise((wake) => setTimeout(wake, 500));
  }
})();
