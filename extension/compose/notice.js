"use strict";

// Notices that a post went out. No single sign is enough: the composer also goes away when a draft is discarded, and a
// notice can be about something else. So it starts from the person's own click on the publish button and then looks for
// a receipt, for a short while; it looks at nothing before that click.
{
  const PATIENCE = 20_000; // ms from the click to the last look
  const BETWEEN_LOOKS = 100; // ms
  const GONE_FOR = 1_000; // ms without the composer before that counts; LinkedIn replaces its elements on the way
  const AWAIT_RECEIPT = 3_000; // ms more in which the notice with the post's address can still come
  const { publishButton } = globalThis.ownWords.find;

  /**
   * Tells whether this click publishes the post.
   * @param {Event} event
   * @param {OwnWords.Composer} composer
   */
  function publishes(event, composer) {
    const button = publishButton(composer);
    if (!button || !event.isTrusted || !event.composedPath().includes(button)) return false;
    if (button.matches(':disabled, [aria-disabled="true"]')) return false;
    return !composer.frame.querySelector(composer.site.scheduled);
  }

  /**
   * Calls `settled` once, when it is clear what came of the click.
   * @param {OwnWords.Composer} composer
   * @param {(receipt: OwnWords.Receipt) => void} settled
   * @returns {() => void} stops waiting
   */
  function awaitReceipt(composer, settled) {
    const earlier = new Set(notices(composer).map(fingerprint));
    const start = performance.now();
    let goneSince = Infinity;
    const timer = setInterval(() => {
      const now = performance.now();
      const news = notices(composer).filter((notice) => !earlier.has(fingerprint(notice)));
      goneSince = isOpen(composer) ? Infinity : Math.min(goneSince, now);
      const receipt = judge(news, composer, { gone: now - goneSince, waited: now - start });
      if (!receipt) return;
      clearInterval(timer);
      settled(receipt);
    }, BETWEEN_LOOKS);
    return () => clearInterval(timer);
  }

  /**
   * @param {Element[]} news
   * @param {OwnWords.Composer} composer
   * @param {{gone: number, waited: number}} times in ms
   * @returns {OwnWords.Receipt | null} null: not clear yet
   */
  function judge(news, { site }, { gone, waited }) {
    const url = news.map((notice) => addressIn(notice, site)).find(Boolean) ?? null;
    if (url) return { posted: true, url };
    if (news.some((notice) => site.failed.test(notice.textContent ?? ""))) return { posted: false, url: null };
    const said = news.some((notice) => site.published.test(notice.textContent ?? ""));
    if (gone >= GONE_FOR + (said ? 0 : AWAIT_RECEIPT)) return { posted: true, url: null };
    return waited > PATIENCE ? { posted: false, url: null } : null;
  }

  /** @param {OwnWords.Composer} composer */
  function isOpen({ editor }) {
    return editor.isConnected && editor.getClientRects().length > 0;
  }

  /** @param {OwnWords.Composer} composer */
  function notices({ editor, site }) {
    const root = editor.getRootNode();
    const trees = root instanceof ShadowRoot ? [document, root] : [document];
    return trees.flatMap((tree) => [...tree.querySelectorAll(site.notice)]);
  }

  /** @param {Element} notice */
  function fingerprint(notice) {
    return `${notice.textContent?.trim()} ${notice.querySelector("a[href]")?.getAttribute("href")}`;
  }

  /** @param {Element} notice @param {OwnWords.Site} site */
  function addressIn(notice, site) {
    const link = notice.matches(site.postLink) ? notice : notice.querySelector(site.postLink);
    const url = link instanceof HTMLAnchorElement ? link.href : "";
    return url.startsWith("https://") ? url.split(/[?#]/)[0] : null;
  }

  globalThis.ownWords.notice = { publishes, awaitReceipt, isOpen };
}
