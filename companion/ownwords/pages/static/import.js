"use strict";

// What the page does without this, it does with it a little more easily: a file may be dropped, and a bar moves.
{
  const form = document.querySelector("[data-drop]");
  const bar = document.querySelector("[data-ask]");
  const OFTEN = 400; // milliseconds

  if (form) {
    const files = form.querySelector("input[type=file]");
    const tooLarge = form.querySelector("[data-too-large]");
    form.querySelector("[data-dropping]").hidden = false;

    const fits = () => {
      const bytes = [...files.files].reduce((sum, file) => sum + file.size, 0);
      tooLarge.hidden = bytes < Number(form.dataset.most) - 10_000;
      return tooLarge.hidden;
    };
    const over = (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      form.classList.toggle("over", event.type === "dragover");
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", over);
    document.addEventListener("drop", (event) => {
      over(event);
      if (!event.dataTransfer.files.length) return;
      files.files = event.dataTransfer.files;
      if (fits()) form.requestSubmit();
    });
    files.addEventListener("change", fits);
    form.addEventListener("submit", (event) => {
      if (!fits()) event.preventDefault();
    });
  }

  async function look() {
    const { state, part } = await (await fetch(bar.dataset.ask)).json();
    if (state !== bar.dataset.state) return location.reload();
    if (state === "reading") bar.value = part;
    setTimeout(look, OFTEN);
  }
  if (bar) setTimeout(look, OFTEN);
}
