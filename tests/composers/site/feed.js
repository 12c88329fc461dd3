// A page with LinkedIn's structure, as public sources describe it from April to October 2026, its traps included. What is
// typed runs in the real Quill and the real TipTap. window.posted tells what the editor's own model held when it was posted.
"use strict";

const query = new URLSearchParams(location.search);
const variant = query.get("variant") ?? "classic";
const LABELS = {
  en: { start: "Start a post", post: "Post", later: "Schedule", save: "Save", close: "Dismiss", media: "Add media", editor: "Text editor for creating content",
    comment: "Text editor for creating comment", posted: "Post successful.", scheduled: "Post scheduled.", edited: "Post updated.", kept: "Draft saved.",
    failed: "Your post could not be shared. Try again.", keep: "Save as draft", discard: "Discard" },
  da: { start: "Start et opslag", post: "Slå op", later: "Planlæg", save: "Gem", close: "Luk", media: "Tilføj medier", editor: "Teksteditor til indhold",
    comment: "Teksteditor til kommentar", posted: "Dit opslag er delt.", scheduled: "Opslaget er planlagt.", edited: "Opslaget er opdateret.", kept: "Kladden er gemt.",
    failed: "Dit opslag kunne ikke deles. Prøv igen.", keep: "Gem som kladde", discard: "Kassér" },
  de: { start: "Beitrag beginnen", post: "Posten", later: "Planen", save: "Speichern", close: "Verwerfen", media: "Medieninhalte", editor: "Texteditor für Inhalte",
    comment: "Texteditor für Kommentare", posted: "Beitrag wurde geteilt.", scheduled: "Beitrag wurde geplant.", edited: "Beitrag wurde aktualisiert.", kept: "Entwurf gespeichert.",
    failed: "Ihr Beitrag konnte nicht geteilt werden. Versuchen Sie es erneut.", keep: "Als Entwurf speichern", discard: "Verwerfen" },
}[query.get("locale") ?? "en"];
let later = query.has("scheduled");
const EDITS = query.has("edit"); // a post that is out already is changed
const PLACEHOLDER_STAYS = 500; // ms

window.posted = [];
document.documentElement.classList.toggle("roomy", query.has("roomy"));

// LinkedIn asks for Trusted Types, and lets its own code through by a default policy.
const allow = (text) => text;
trustedTypes.createPolicy("default", { createHTML: allow, createScript: allow, createScriptURL: allow });

const make = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
};

/** The buttons that both generations have: icons carry a picture, the last one carries text. */
const buttons = (postClass) => `
  <button aria-label="${LABELS.close}" data-close><svg width="16" height="16"></svg></button>
  <button aria-label="${LABELS.media}"><svg width="16" height="16"></svg></button>
  <button aria-label="Clock" data-schedule><svg width="16" height="16"></svg></button>
  ${query.has("repost") ? `<div class="_q1">${REPOSTED}</div>` : ""}
  <button class="${postClass}" data-post disabled>${EDITS ? LABELS.save : later ? LABELS.later : LABELS.post}</button>`;

/** What is reposted stands between the editor and the publish button, with buttons of its own. */
const REPOSTED = `<p>Somebody else's words</p><button>Follow</button><button>…more</button>`;

const BUILDERS = {
  classic: () => {
    const outlet = document.getElementById("interop-outlet");
    const root = outlet.shadowRoot ?? outlet.attachShadow({ mode: "open" });
    // Messages live in the same shadow root: a focus that moves between the two is not told outside it.
    root.replaceChildren(...styles(), document.querySelector(".msg-overlay-conversation-bubble").cloneNode(true));
    root.getElementById("message").id = "message-inside";
    return quillModal(root);
  },
  light: () => quillModal(document.body),
  sdui: () => {
    const dialog = make(`<dialog data-testid="dialog" class="_7f2a1">
      <div data-sdui-screen="com.linkedin.sdui.flagshipnav.sharing.ShareCompose" class="_c31"><div class="_e0"></div>${buttons("_b7 _b8")}</div>
    </dialog>`);
    document.body.append(dialog);
    dialog.showModal();
    return tiptap(dialog, dialog.querySelector("._e0"));
  },
  page: () => {
    const main = document.querySelector("main");
    main.replaceChildren(make(`<div class="_a1"><div class="_e0"></div>${buttons("_b7")}</div>`));
    return tiptap(main.firstElementChild, main.querySelector("._e0"));
  },
  plain: () => {
    const dialog = make(`<div role="dialog" class="_d4"><div contenteditable="true" role="textbox" class="_e4"></div>${buttons("_b9")}</div>`);
    document.body.append(dialog);
    const editor = dialog.querySelector("[contenteditable]");
    editor.textContent = draft();
    return { frame: dialog, editor, text: () => editor.innerText, onChange: (act) => editor.addEventListener("input", act) };
  },
};

const draft = () => query.get("draft") ?? "";

const styles = () => [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.cloneNode());

function quillModal(parent) {
  const modal = make(`<div role="dialog" class="share-box-v2__modal share-creation-state" data-test-modal-id="sharebox"
    aria-labelledby="share-to-linkedin-modal__header"><div data-editor></div>${buttons("share-actions__primary-action")}</div>`);
  const overlay = query.has("roomy") ? make(`<div class="artdeco-modal-overlay"></div>`) : null;
  overlay?.append(modal);
  parent.append(overlay ?? modal);
  const quill = new Quill(modal.querySelector("[data-editor]"), {});
  quill.setText(draft());
  quill.root.dataset.testQlEditorContenteditable = "true";
  quill.root.setAttribute("aria-label", LABELS.editor);
  return { frame: modal, editor: quill.root, text: () => quill.getText().replace(/\n$/, ""), onChange: (act) => quill.on("text-change", act) };
}

function tiptap(frame, place) {
  const attributes = { role: "textbox", componentkey: "ShareBox_textEditor", "aria-label": LABELS.editor };
  const editor = makeTiptap(place, attributes, draft());
  const text = () => editor.getText({ blockSeparator: "\n" });
  return { frame, editor: editor.view.dom, text, onChange: (act) => editor.on("update", act) };
}

function open() {
  const placeholder = variant === "page" ? null : BUILDERS[variant]();
  setTimeout(() => {
    placeholder?.frame.remove(); // LinkedIn puts another node in the first one's place
    run(BUILDERS[variant]());
  }, PLACEHOLDER_STAYS);
}

function run(composer) {
  const { frame, editor, text, onChange } = composer;
  frame.dataset.ready = "";
  onChange(() => renewPost(frame, text().trim() !== ""));
  renewPost(frame, text().trim() !== "");
  frame.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.hasAttribute("data-close")) text().trim() && query.has("ask") ? ask(frame) : close(frame);
    if (button?.hasAttribute("data-schedule")) schedule(frame, text());
    if (button?.hasAttribute("data-post")) post(frame, text());
  });
  editor.focus();
}

/** A button that becomes enabled is a new button. */
function renewPost(frame, enabled) {
  const old = frame.querySelector("[data-post]");
  if (old.disabled !== enabled) return;
  const button = old.cloneNode(true);
  button.disabled = !enabled;
  old.replaceWith(button);
}

function close(frame) {
  frame.remove();
}

/** Leaving a draft asks whether to keep it, in a dialog of its own. */
function ask(frame) {
  const dialog = make(`<dialog role="alertdialog"><button data-keep>${LABELS.keep}</button><button data-discard>${LABELS.discard}</button></dialog>`);
  document.body.append(dialog);
  dialog.showModal();
  dialog.addEventListener("click", (event) => {
    dialog.remove();
    close(frame);
    if (event.target.hasAttribute("data-keep")) toast(LABELS.kept);
  });
}

/** Choosing a time takes the editor's place in the dialog; afterwards there is a new editor with the same text. */
function schedule(frame, text) {
  const form = make(`<form><input id="share-post__scheduled-date"><button type="button" data-back>Back</button><button type="button" data-next>Next</button></form>`);
  frame.replaceChildren(form);
  form.addEventListener("click", (event) => {
    if (event.target.localName !== "button") return;
    later = event.target.hasAttribute("data-next");
    query.set("draft", text);
    frame.remove();
    run(BUILDERS[variant]());
  });
}

const ADDRESS = "/feed/update/urn:li:share:7300000000000000001/";

function post(frame, text) {
  close(frame);
  if (query.has("fail")) return toast(LABELS.failed);
  if (EDITS) return toast(LABELS.edited, ADDRESS);
  if (later) return toast(LABELS.scheduled);
  window.posted.push({ text });
  if (!query.has("quiet")) toast(LABELS.posted, ADDRESS);
}

function toast(words, address) {
  const notice = make(`<div class="artdeco-toast-item" role="alert"><p></p></div>`);
  notice.firstElementChild.textContent = words;
  if (address) notice.append(make(`<a href="${address}">View post</a>`));
  document.body.append(notice);
}

/** An article is written on a page of its own, with the editor and the label that posts have too. */
function article() {
  const main = document.querySelector("main");
  main.replaceChildren(make(`<div class="article-editor-content">
    <textarea class="article-editor-headline__textarea"></textarea><div id="article"></div><button>Publish</button></div>`));
  makeTiptap(document.getElementById("article"), { role: "textbox", "aria-label": "Article editor content" }, "");
}

makeTiptap(document.getElementById("comment"), { role: "textbox", "aria-label": LABELS.comment }, "");
const oldComment = new Quill("#old-comment", {});
oldComment.root.setAttribute("aria-label", LABELS.editor);
const start = document.querySelector("[data-test-start]");
start.textContent = LABELS.start;
start.addEventListener("click", open);
if (location.pathname.startsWith("/article/new")) article();
if (query.has("shareActive") || location.pathname.startsWith("/preload/sharebox")) open();
