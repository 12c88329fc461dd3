// X, Bluesky and Mastodon, each with the structure that public sources describe: where the editor is, what publishes, what is
// left afterwards, and how the page says so.

const dialog = (button) => `<div role="dialog" aria-modal="true"><div data-editor></div><div>${button}</div></div>`;

export const SITES = {
  "x.com": {
    html: dialog('<button data-testid="tweetButton" role="button"><span>Post</span></button>'),
    mark: (editor) => (editor.dataset.testid = "tweetTextarea_0"),
    notice: '<div role="alert" data-testid="toast">Your post was sent. <a href="/mette/status/1">View</a></div>',
  },
  "bsky.app": {
    html: dialog('<button data-testid="composerPublishBtn" aria-label="Publish post">Post</button>'),
    mark: (editor) => editor.setAttribute("aria-label", "Rich-Text Editor"),
    notice: "<li data-sonner-toast>Your post was sent</li>",
  },
  "social.example": {
    html: `<form class="compose-form"><div class="compose-form__highlightable" data-editor></div>
      <div class="compose-form__submit"><button type="submit">Post</button></div></form>`,
    mark: (editor) => editor.classList.add("autosuggest-textarea__textarea"),
    notice: '<div class="notification-bar notification-bar-active">Post published.</div>',
    stays: true,
  },
};

/** Builds the site's composer around the editor that `make` makes. */
export async function compose(site, make) {
  document.body.innerHTML = `<main>${site.html}</main>`;
  const frame = document.querySelector("main").firstElementChild;
  const { text, onChange, clear } = await make(frame.querySelector("[data-editor]"), "");
  site.mark(frame.querySelector("[contenteditable=true], textarea"));
  const button = frame.querySelector("button");
  const renew = () => (button.disabled = text().trim() === "");
  const publish = (event) => {
    event.preventDefault();
    event.stopPropagation();
    window.posted.push(text());
    if (site.stays) clear();
    else frame.remove();
    document.body.insertAdjacentHTML("beforeend", site.notice);
  };
  onChange(renew);
  renew();
  button.addEventListener("click", publish);
  frame.addEventListener("keydown", (event) => event.ctrlKey && event.key === "Enter" && publish(event), true);
  window.modelText = text;
}
