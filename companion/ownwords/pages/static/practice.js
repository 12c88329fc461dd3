"use strict";

// The practice composer: it behaves like a real one, and keeps nothing.
{
  const writing = document.getElementById("practice-writing");
  const editor = document.querySelector("[data-ownwords-composer]");
  const post = document.querySelector("[data-ownwords-post]");
  const posted = document.querySelector(".posted");
  const again = document.querySelector(".again");

  document.execCommand("defaultParagraphSeparator", false, "p");

  function look() {
    if (!editor.firstChild) clear();
    const empty = editor.textContent.trim() === "";
    editor.classList.toggle("empty", empty && editor.childElementCount < 2);
    post.disabled = empty;
  }

  // The first line is a paragraph like the others, as in a social site's composer.
  function clear() {
    const paragraph = document.createElement("p");
    paragraph.append(document.createElement("br"));
    editor.replaceChildren(paragraph);
  }

  function show(done) {
    writing.hidden = done;
    again.hidden = !done;
    posted.textContent = done ? posted.dataset.posted : "";
    if (!done) editor.focus();
  }

  editor.addEventListener("input", look);
  editor.addEventListener("paste", (event) => {
    // As plain text, as the composers of social sites take it.
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
  post.addEventListener("click", () => {
    clear();
    look();
    show(true);
    again.querySelector("button").focus();
  });
  again.querySelector("button").addEventListener("click", () => show(false));
  look();
}
