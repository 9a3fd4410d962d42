import { enhance } from "./enhance";

/** Light or dark paper: the reader's choice stays in this browser (no cookie), else the system's is taken. */
export function paper(): void {
  const dark = () =>
    document.documentElement.dataset.theme === "dark" ||
    (!document.documentElement.dataset.theme && window.matchMedia("(prefers-color-scheme: dark)").matches);
  enhance("[data-theme-switch]", (button) => {
    const words = button.querySelector("span");
    const show = () => {
      if (words) words.textContent = (dark() ? button.dataset.light : button.dataset.dark) ?? "";
    };
    button.addEventListener("click", () => {
      const next = dark() ? "light" : "dark";
      document.documentElement.dataset.theme = next;
      try {
        localStorage.setItem("paper", next);
      } catch {
        // A browser that keeps nothing: the choice holds for this page.
      }
      show();
    });
    show();
  });
}
