// Keeps the panel steady: when a tip goes, what is below does not jump under the pointer.

const FALL = 200; // ms

/** Draws; if the tips got lower they keep their height while the pointer is over them, and then sink. @param {() => void} draw */
export function steadily(draw) {
	const before = section()?.offsetHeight ?? 0;
	draw();
	const tips = section();
	if (!tips || tips.offsetHeight >= before) return;
	tips.style.minHeight = `${before}px`;
	if (tips.matches(":hover")) tips.addEventListener("pointerleave", () => sink(tips), { once: true });
	else sink(tips);
}

/** @param {HTMLElement} tips */
function sink(tips) {
	const from = tips.style.minHeight;
	tips.style.minHeight = "";
	if (!from || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
	tips.animate([{ minHeight: from }, { minHeight: `${tips.offsetHeight}px` }], { duration: FALL, easing: "ease-out" });
}

const section = () => /** @type {HTMLElement | null} */ (document.querySelector('[data-key="tips"]'));
