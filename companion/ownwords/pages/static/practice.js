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
    const empty = editor.textContent.trim() === "";
    editor.classList.toggle("empty", empty && editor.querySelectorAll("p, br").length < 2);
    post.disabled = empty;
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
    editor.replaceChildren();
    look();
    show(true);
    again.querySelector("button").focus();
  });
  again.querySelector("button").addEventListener("click", () => show(false));
  look();
}
